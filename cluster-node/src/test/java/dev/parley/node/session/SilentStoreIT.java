package dev.parley.node.session;

import static dev.parley.node.session.TalkForTests.done;
import static dev.parley.node.session.TalkForTests.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.api.account.Principal;
import dev.parley.api.conversation.HistoryQuery;
import dev.parley.persistence.CassandraForTests;
import dev.parley.protocol.account.DeviceId;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationType;
import dev.parley.protocol.conversation.CreateConversation;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.SendMessage;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.error.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Cassandra takes requests, and answers none of them for a while. */
class SilentStoreIT {
    @RegisterExtension
    @Order(1)
    static final CassandraForTests CASSANDRA = new CassandraForTests();

    private static final MuteableRelay RELAY = MuteableRelay.to(CassandraForTests.contactPoint());

    @RegisterExtension
    @Order(2)
    static final TalkForTests HERE =
            new TalkForTests(CASSANDRA, () -> "parley.cassandra.contact-points = \"127.0.0.1:" + RELAY.port() + "\"\n");

    private static final Principal ANNA =
            new Principal(new UserId(new UUID(1, 1)), new DeviceId(new UUID(2, 1)), "anna", "Anna", Instant.MAX, false);

    @AfterAll
    static void stop() {
        RELAY.close();
    }

    @Test
    void isAnsweredByUnavailableAndAllGoesOnByItself() {
        ConversationId room = done(HERE.conversations()
                        .create(
                                ANNA,
                                new CreateConversation(
                                        ConversationType.GROUP, "us", List.of(new UserId(new UUID(1, 2))), null)))
                .value()
                .conversationId();
        post(room, "a");

        RELAY.mute(true);
        long began = System.nanoTime();
        assertThat(refusal(send(room, "b"))).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        long again = System.nanoTime();
        assertThat(refusal(send(room, "c"))).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(Duration.ofNanos(System.nanoTime() - again))
                .as("nothing more is begun")
                .isLessThan(Duration.ofSeconds(1));
        RELAY.mute(false);

        await().atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> send(room, "b").toCompletableFuture().join().fold(yes -> true, no -> false));
        post(room, "c");
        post(room, "b");
        assertThat(done(HERE.messages().history(ANNA, room, new HistoryQuery.After(Seq.ZERO, 10)))
                        .items())
                .extracting(Message::text)
                .containsExactly("a", "b", "c");
    }

    private static void post(ConversationId room, String text) {
        done(send(room, text));
    }

    private static CompletionStage<
                    dev.parley.protocol.error.Outcome<dev.parley.api.conversation.ConversationService.Created<Message>>>
            send(ConversationId room, String text) {
        return HERE.messages()
                .post(ANNA, room, new SendMessage(new ClientMessageId("id-" + text), null, text, null, null, null));
    }
}
