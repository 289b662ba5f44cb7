package dev.parley.node.conversation;

import static dev.parley.node.conversation.ConversationScript.ANNA;
import static dev.parley.node.conversation.ConversationScript.BERTA;
import static dev.parley.node.conversation.ConversationScript.CARLA;
import static dev.parley.node.conversation.ConversationScript.member;
import static dev.parley.node.conversation.ConversationScript.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.actor.typed.ActorRef;
import dev.parley.node.conversation.ConversationCommand.AddMembers;
import dev.parley.node.conversation.ConversationCommand.ChangeRole;
import dev.parley.node.conversation.ConversationCommand.Configure;
import dev.parley.node.conversation.ConversationCommand.Describe;
import dev.parley.node.conversation.ConversationCommand.Edit;
import dev.parley.node.conversation.ConversationCommand.GetHead;
import dev.parley.node.conversation.ConversationCommand.GetMessage;
import dev.parley.node.conversation.ConversationCommand.Join;
import dev.parley.node.conversation.ConversationCommand.OpenDirect;
import dev.parley.node.conversation.ConversationCommand.Post;
import dev.parley.node.conversation.ConversationCommand.React;
import dev.parley.node.conversation.ConversationCommand.ReadEvents;
import dev.parley.node.conversation.ConversationCommand.ReadHistory;
import dev.parley.node.conversation.ConversationCommand.RemoveMember;
import dev.parley.node.conversation.ConversationCommand.Request;
import dev.parley.node.conversation.ConversationCommand.Unsend;
import dev.parley.node.conversation.ConversationReply.Posted;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Role;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConversationEntityTest extends ConversationEntityKit {
    @Test
    void everyCommandIsAnsweredInEveryState() {
        Message unknown = new ConversationScript().post(ANNA, "x", "x");
        List<BiFunction<Long, ActorRef<ConversationReply>, ConversationCommand>> all = List.of(
                (token, to) -> new Post(text(ANNA, "a", "x"), 0, token, to),
                (token, to) -> new Edit(ANNA, unknown.messageId(), "y", token, to),
                (token, to) -> new Unsend(ANNA, unknown.messageId(), token, to),
                (token, to) -> new React(ANNA, unknown.messageId(), "👍", false, token, to),
                (token, to) -> new OpenDirect(true, token, to),
                (token, to) -> new Configure(ANNA, "we", null, null, token, to),
                (token, to) -> new Join(member(CARLA, Role.MEMBER), token, to),
                (token, to) -> new AddMembers(ANNA, List.of(), token, to),
                (token, to) -> new RemoveMember(ANNA, BERTA, token, to),
                (token, to) -> new ChangeRole(ANNA, BERTA, Role.ADMIN, token, to),
                (token, to) -> new Describe(ANNA, token, to),
                (token, to) -> new GetHead(ANNA, token, to),
                (token, to) -> new GetMessage(ANNA, unknown.messageId(), token, to),
                (token, to) -> new ReadHistory(ANNA, null, null, 0, 10, token, to),
                (token, to) -> new ReadEvents(ANNA, Rev.ZERO, 10, token, to),
                this::create);
        Set<Class<?>> asked = new LinkedHashSet<>();
        Stream.concat(all.stream(), all.stream()).forEach(command -> {
            asked.add(command.apply(0L, replies.ref()).getClass());
            assertThat(ask(ConversationReply.class, command).token()).isEqualTo(token);
        });
        assertThat(asked).containsExactlyInAnyOrderElementsOf(all(Request.class));
    }

    private static List<Class<?>> all(Class<?> type) {
        return Stream.of(ConversationCommand.class.getDeclaredClasses())
                .filter(command -> command.isRecord() && type.isAssignableFrom(command))
                .<Class<?>>map(command -> command)
                .toList();
    }

    @Test
    void nothingIsAnsweredBeforeItIsDurable() {
        create();
        journal.permits.drainPermits();
        send(ANNA, "a");
        await().until(() -> journal.writes.size() == 2);
        replies.expectNoMessage(Duration.ofMillis(50));

        journal.permits.release();
        replies.expectMessageClass(Posted.class);
    }

    @Test
    void commandsThatArriveDuringAWriteAreWrittenTogether() {
        create();
        journal.permits.drainPermits();
        send(ANNA, "first");
        await().until(() -> journal.writes.size() == 2);
        for (int i = 0; i < 40; i++) {
            send(i % 2 == 0 ? ANNA : BERTA, "id-" + i);
        }
        journal.permits.release(100);

        long seq = 0;
        for (int i = 0; i <= 40; i++) {
            Posted posted = replies.expectMessageClass(Posted.class);
            assertThat(posted.message().seq().value()).isEqualTo(++seq);
            assertThat(posted.token()).isEqualTo(seq + 1);
        }
        assertThat(journal.writes).hasSizeLessThanOrEqualTo(6).contains(20);
    }

    @Test
    void theSameIdTwiceInOneBatchIsOneMessage() {
        create();
        journal.permits.drainPermits();
        send(ANNA, "first");
        await().until(() -> journal.writes.size() == 2);
        send(ANNA, "twice");
        send(ANNA, "twice");
        journal.permits.release(100);

        replies.expectMessageClass(Posted.class);
        Posted one = replies.expectMessageClass(Posted.class);
        Posted two = replies.expectMessageClass(Posted.class);
        assertThat(one.duplicate()).isFalse();
        assertThat(two.duplicate()).isTrue();
        assertThat(two.message()).isEqualTo(one.message());
    }
}
