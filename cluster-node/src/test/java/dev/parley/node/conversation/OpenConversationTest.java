package dev.parley.node.conversation;

import static dev.parley.node.conversation.ConversationScript.ANNA;
import static dev.parley.node.conversation.ConversationScript.BERTA;
import static dev.parley.node.conversation.ConversationScript.CARLA;
import static dev.parley.node.conversation.ConversationScript.member;
import static dev.parley.node.conversation.ConversationScript.settings;
import static dev.parley.node.conversation.ConversationScript.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.persistence.conversation.ConversationEvent.ConversationRenamed;
import dev.parley.persistence.conversation.ConversationEvent.MemberRemoved;
import dev.parley.persistence.conversation.ConversationEvent.MemberRoleChanged;
import dev.parley.persistence.conversation.ConversationEvent.MembersAdded;
import dev.parley.protocol.conversation.Member;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Role;
import dev.parley.protocol.conversation.Seq;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenConversationTest {
    private static final String EARLY = "01930000-0000-7000-8000-000000000001";
    private static final String LATE = "f1930000-0000-7000-8000-000000000001";
    private final ConversationScript script = new ConversationScript();

    @Test
    void beginsWithItsCreation() {
        assertThat(script.rev()).isEqualTo(new Rev(1));
        assertThat(script.open().lastSeq()).isEqualTo(Seq.ZERO);
        assertThat(script.open().members()).containsOnlyKeys(ANNA, BERTA);
        assertThatThrownBy(() -> new Conversation.Absent()
                        .apply(new ConversationRenamed(ANNA, "x", script.now()), ConversationScript.SETTINGS))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void countsEventsAndMessagesApart() {
        Message first = script.post(ANNA, "a", "one");
        script.edit(first, "two");
        script.play(new ConversationRenamed(ANNA, "us", script.now()));
        Message second = script.post(BERTA, "b", "three");

        assertThat(script.rev()).isEqualTo(new Rev(5));
        assertThat(second.seq()).isEqualTo(new Seq(2));
        assertThat(second.rev()).isEqualTo(new Rev(5));
        assertThat(script.open().profile().name()).isEqualTo("us");
        assertThat(script.open().window().events()).isEqualTo(script.played());
    }

    @Test
    void theLastMessageIsInItsPresentForm() {
        Message first = script.post(ANNA, "a", "one");
        Message second = script.post(ANNA, "b", "two");
        script.edit(first, "one!");
        assertThat(script.open().lastMessage()).isEqualTo(second);

        Message gone = script.unsend(second);
        assertThat(script.open().lastMessage()).isEqualTo(gone);
    }

    @Test
    void aLateJoinerBeginsWhereItJoined() {
        script.post(ANNA, "a", "one");
        script.play(new MembersAdded(ANNA, List.of(member(CARLA, Role.MEMBER)), script.now()));

        Participant carla = script.open().member(CARLA).orElseThrow();
        assertThat(carla.joinedRev()).isEqualTo(new Rev(3));
        assertThat(carla.joinedSeq()).isEqualTo(new Seq(1));
        assertThat(wire(CARLA).readSeq()).isEqualTo(new Seq(1));
    }

    @Test
    void whoComesBackBeginsAnew() {
        script.post(BERTA, "a", "one");
        script.play(new MemberRemoved(ANNA, BERTA, script.now()));
        assertThat(script.open().member(BERTA)).isEmpty();
        script.post(ANNA, "b", "two");
        script.play(new MembersAdded(ANNA, List.of(member(BERTA, Role.MEMBER)), script.now()));

        Participant berta = script.open().member(BERTA).orElseThrow();
        assertThat(berta.joinedSeq()).isEqualTo(new Seq(2));
        assertThat(script.open().sender(BERTA).ownSeq()).isEqualTo(Seq.ZERO);
    }

    @Test
    void ownMessagesAreRead() {
        script.post(ANNA, "a", "one");
        script.post(ANNA, "b", "two");

        assertThat(wire(ANNA).readSeq()).isEqualTo(new Seq(2));
        assertThat(wire(BERTA).readSeq()).isEqualTo(Seq.ZERO);
    }

    @Test
    void rolesChange() {
        script.play(new MemberRoleChanged(ANNA, BERTA, Role.ADMIN, script.now()));
        assertThat(script.open().member(BERTA).orElseThrow().isAdmin()).isTrue();
        assertThat(script.open().member(BERTA).orElseThrow().joinedRev()).isEqualTo(new Rev(1));
    }

    @Test
    void everyIdIsProvenNewWhileNoneIsForgotten() {
        script.post(ANNA, "a", "one");

        assertThat(script.open().provesNew(text(ANNA, "b", "x"))).isTrue();
        assertThat(script.open().provesNew(text(BERTA, "a", "x"))).isTrue();
        assertThat(script.open().provesNew(text(ANNA, "a", "x"))).isFalse();
    }

    @Test
    void laterOnOnlyATimeOrderedIdAboveTheSendersHighestIs() {
        ConversationScript small = new ConversationScript(settings(100, 100_000, 2));
        small.post(ANNA, EARLY, "one");
        small.post(ANNA, "b", "two");
        small.post(ANNA, "c", "three");

        assertThat(small.open().recentIds().complete()).isFalse();
        assertThat(small.open().provesNew(text(ANNA, LATE, "x"))).isTrue();
        assertThat(small.open().provesNew(text(ANNA, EARLY, "x"))).isFalse();
        assertThat(small.open().provesNew(text(ANNA, "d", "x"))).isFalse();
        assertThat(small.open().provesNew(text(BERTA, LATE, "x"))).isFalse();
    }

    @Test
    void aSnapshotKeepsTheWholeState() {
        Message message = script.post(ANNA, EARLY, "one");
        script.post(BERTA, "b", "two");
        script.edit(message, "one!");
        script.play(new MembersAdded(ANNA, List.of(member(CARLA, Role.MEMBER)), script.now()));
        script.post(CARLA, "c", "three");

        ConversationSnapshots snapshots = new ConversationSnapshots();
        assertThat(snapshots.fromJournal(snapshots.toJournal(script.open()))).isEqualTo(script.open());
    }

    private Member wire(dev.parley.protocol.account.UserId user) {
        return script.open().info().members().stream()
                .filter(member -> member.userId().equals(user))
                .findFirst()
                .orElseThrow();
    }
}
