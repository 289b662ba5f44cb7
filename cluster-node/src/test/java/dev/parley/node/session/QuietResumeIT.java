package dev.parley.node.session;

import static dev.parley.node.session.TalkForTests.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.api.account.Principal;
import dev.parley.api.session.ClientConnection;
import dev.parley.persistence.CassandraForTests;
import dev.parley.protocol.account.DeviceId;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationType;
import dev.parley.protocol.conversation.CreateConversation;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.SendMessage;
import dev.parley.protocol.frame.ClientFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Resumes of conversations that have left memory, by a user whose session has not. */
class QuietResumeIT {
    @RegisterExtension
    @Order(1)
    static final CassandraForTests CASSANDRA = new CassandraForTests();

    @RegisterExtension
    @Order(2)
    static final TalkForTests HERE = new TalkForTests(CASSANDRA, () -> """
            parley.delivery.route-lease = 500 ms
            parley.delivery.locate-within = 500 ms
            parley.conversation.passivate-after = 2 s
            parley.conversation.project-after = 100 ms
            """);

    private static final Principal ANNA = principal(1);
    private static final Principal BERTA = principal(2);

    private final PlayedSocket socket = new PlayedSocket();

    private static Principal principal(int number) {
        return new Principal(
                new UserId(new UUID(1, number)),
                new DeviceId(new UUID(2, number)),
                "user" + number,
                "User " + number,
                Instant.MAX,
                false);
    }

    private static Message said(ConversationId room, String text) {
        return done(HERE.messages()
                        .post(ANNA, room, new SendMessage(new ClientMessageId(text), null, text, null, null, null)))
                .value();
    }

    /** The last words in new rooms, which are asleep by now. */
    private static List<Message> asleep(int count) {
        List<Message> last = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ConversationId room = done(HERE.conversations()
                            .create(
                                    ANNA,
                                    new CreateConversation(
                                            ConversationType.GROUP, "us", List.of(BERTA.userId()), null)))
                    .value()
                    .conversationId();
            said(room, "first");
            last.add(said(room, "second"));
        }
        awaitAsleep(last);
        return last;
    }

    private static void awaitAsleep(List<Message> rooms) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> rooms.stream().noneMatch(message -> HERE.hosts(message.conversationId())));
    }

    private static ClientFrame.Cursor at(Message message, long missed) {
        return new ClientFrame.Cursor(
                message.conversationId(), new Rev(message.rev().value() - missed));
    }

    private ClientConnection resumed(List<ClientFrame.Cursor> cursors) {
        ClientConnection connection = HERE.open(BERTA, socket);
        connection.receive(new ClientFrame.Resume("r", cursors, null));
        await().atMost(Duration.ofSeconds(20)).until(() -> !socket.of("resumed").isEmpty());
        return connection;
    }

    @Test
    void whoHasMissedNothingWakesNobodyAndHearsWhatComes() {
        List<Message> rooms = asleep(120);

        resumed(rooms.stream().map(last -> at(last, 0)).toList());

        assertThat(socket.of("new_message")).isEmpty();
        assertThat(rooms).noneMatch(last -> HERE.hosts(last.conversationId()));

        said(rooms.get(7).conversationId(), "third");
        await().until(() -> socket.of("new_message").size() == 1);
    }

    @Test
    void whatWasMissedIsToldAndOnlyItsConversationWakes() {
        List<Message> rooms = asleep(3);

        resumed(List.of(at(rooms.get(0), 0), at(rooms.get(1), 1), at(rooms.get(2), 0)));

        assertThat(socket.of("new_message")).singleElement().satisfies(frame -> assertThat(frame)
                .contains("second", rooms.get(1).conversationId().toString()));
        assertThat(HERE.hosts(rooms.get(0).conversationId())).isFalse();
        assertThat(HERE.hosts(rooms.get(1).conversationId())).isTrue();
        assertThat(HERE.hosts(rooms.get(2).conversationId())).isFalse();
    }

    @Test
    void whoClaimsMoreThanThereIsIsSetRight() {
        List<Message> rooms = asleep(1);

        resumed(List.of(at(rooms.get(0), -5)));

        said(rooms.get(0).conversationId(), "third");
        await().until(() -> socket.of("new_message").size() == 1);
    }

    @Test
    void whatIsBusyIsAsked() {
        List<Message> rooms = asleep(1);
        Message latest = said(rooms.get(0).conversationId(), "third");

        resumed(List.of(at(latest, 1)));

        assertThat(socket.of("new_message")).hasSize(1);
    }
}
