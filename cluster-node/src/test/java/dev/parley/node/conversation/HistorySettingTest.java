package dev.parley.node.conversation;

import static dev.parley.node.conversation.ConversationScript.ANNA;
import static dev.parley.node.conversation.ConversationScript.BERTA;
import static dev.parley.node.conversation.ConversationScript.CARLA;
import static dev.parley.node.conversation.ConversationScript.NOON;
import static dev.parley.node.conversation.ConversationScript.SETTINGS;
import static dev.parley.node.conversation.ConversationScript.member;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.node.conversation.ConversationCommand.GetMessage;
import dev.parley.node.conversation.ConversationCommand.Query;
import dev.parley.node.conversation.ConversationCommand.ReadEvents;
import dev.parley.node.conversation.ConversationCommand.ReadHistory;
import dev.parley.node.conversation.ConversationReply.EventsFound;
import dev.parley.node.conversation.ConversationReply.HistoryFound;
import dev.parley.persistence.conversation.ConversationEvent.ConversationChanged;
import dev.parley.persistence.conversation.ConversationEvent.MemberRemoved;
import dev.parley.persistence.conversation.ConversationEvent.MembersAdded;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.History;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Role;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.frame.ServerFrame;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What those see who come in later. */
class HistorySettingTest {
    private final ConversationScript script = new ConversationScript();
    private final ConversationQueries queries = new ConversationQueries(SETTINGS);
    private final Message before = script.post(ANNA, "a", "before");

    private void set(History history) {
        script.play(new ConversationChanged(ANNA, null, history, NOON));
    }

    private void add(UserId user) {
        script.play(new MembersAdded(ANNA, List.of(member(user, Role.MEMBER)), NOON));
    }

    private <T> T ask(Query query, Class<T> type) {
        return type.cast(queries.answer(script.open(), query, script.rev()).orElseThrow());
    }

    private List<Long> history(UserId viewer) {
        return ask(new ReadHistory(viewer, null, null, 0, 10, 1, null), HistoryFound.class).messages().stream()
                .map(message -> message.seq().value())
                .toList();
    }

    @Test
    void fromTheStartTheySeeAllThatWasSaidAndWhoCameAndWent() {
        set(History.FROM_START);
        add(CARLA);
        script.post(BERTA, "b", "after");

        assertThat(history(CARLA)).containsExactly(1L, 2L);
        assertThat(ask(new GetMessage(CARLA, before.messageId(), 1, null), ConversationReply.MessageFound.class)
                        .message()
                        .text())
                .isEqualTo("before");
        HistoryFound found = ask(new ReadHistory(CARLA, null, null, 0, 10, 1, null), HistoryFound.class);
        assertThat(found.changes()).extracting(change -> change.rev().value()).containsExactly(1L, 3L, 4L);
        assertThat(found.changes().get(2)).isInstanceOf(ServerFrame.MemberAdded.class);
    }

    @Test
    void theLogAndTheUnreadCountBeginAtTheJoinAllTheSame() {
        set(History.FROM_START);
        add(CARLA);

        EventsFound log = ask(new ReadEvents(CARLA, Rev.ZERO, 10, 1, null), EventsFound.class);
        assertThat(log.events())
                .singleElement()
                .isInstanceOfSatisfying(
                        ServerFrame.ConversationCreated.class,
                        created -> assertThat(created.conversation().lastSeq()).isEqualTo(new Seq(1)));
        ConversationReply.HeadFound head =
                ask(new ConversationCommand.GetHead(CARLA, 1, null), ConversationReply.HeadFound.class);
        assertThat(head.joinedSeq()).isEqualTo(new Seq(1));
        assertThat(head.lastMessage()).isEqualTo(before);
    }

    @Test
    void whatBecomesOfAMessageFromBeforeIsToldWithItsText() {
        set(History.FROM_START);
        add(CARLA);
        script.edit(before, "before!");

        Viewer viewer = Viewer.of(script.open().member(CARLA).orElseThrow());
        Lines lines = new Lines(script.open(), List.of(script.event(script.rev().value())), rev -> 0);
        assertThat(lines.seenBy(viewer).get(0).frame().json()).contains("before!");
    }

    @Test
    void fromTheJoinTheySeeNothingOfIt() {
        add(CARLA);
        script.edit(before, "before!");

        assertThat(history(CARLA)).isEmpty();
        Viewer viewer = Viewer.of(script.open().member(CARLA).orElseThrow());
        Lines lines = new Lines(script.open(), List.of(script.event(script.rev().value())), rev -> 0);
        assertThat(lines.seenBy(viewer).get(0).frame().json()).doesNotContain("before");
    }

    @Test
    void theSettingIsThatOfTheTimeOfTheJoin() {
        add(CARLA);
        set(History.FROM_START);
        assertThat(history(CARLA)).isEmpty();

        script.play(new MemberRemoved(CARLA, CARLA, NOON));
        script.post(ANNA, "b", "while away");
        add(CARLA);
        assertThat(history(CARLA)).containsExactly(1L, 2L);
        assertThat(script.open().member(CARLA).orElseThrow().joinedSeq()).isEqualTo(new Seq(2));

        set(History.FROM_JOIN);
        assertThat(history(CARLA)).containsExactly(1L, 2L);
        assertThat(history(BERTA)).containsExactly(1L, 2L);
    }

    @Test
    void aSnapshotKeepsIt() {
        set(History.FROM_START);
        add(CARLA);
        ConversationSnapshots snapshots = new ConversationSnapshots();

        OpenConversation restored = (OpenConversation) snapshots.fromJournal(snapshots.toJournal(script.open()));
        assertThat(restored.profile()).isEqualTo(script.open().profile());
        assertThat(restored.members()).isEqualTo(script.open().members());
    }

    @Test
    void theRowsTellFromWhereOneSees() {
        set(History.FROM_START);
        add(CARLA);

        ProjectedEvent row =
                ProjectedEvent.of(script.open(), script.event(script.rev().value()), new Seq(1));
        assertThat(row.visibleSeq()).isEqualTo(Seq.ZERO);
        assertThat(row.lastSeq()).isEqualTo(new Seq(1));
    }
}
