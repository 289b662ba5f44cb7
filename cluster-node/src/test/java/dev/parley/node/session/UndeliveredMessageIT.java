package dev.parley.node.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.api.account.Principal;
import dev.parley.persistence.CassandraForTests;
import dev.parley.protocol.account.DeviceId;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationType;
import dev.parley.protocol.conversation.CreateConversation;
import dev.parley.protocol.conversation.SendMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A node dies when a message is durable, and before anybody was told. */
class UndeliveredMessageIT {
    @RegisterExtension
    @Order(1)
    static final CassandraForTests CASSANDRA = new CassandraForTests();

    @RegisterExtension
    @Order(2)
    static final TalkForTests HERE = new TalkForTests(CASSANDRA);

    @RegisterExtension
    @Order(3)
    static final TalkForTests THERE = new TalkForTests(CASSANDRA, HERE);

    private static final Principal ANNA = principal(1);
    private static final Principal BERTA = principal(2);

    private static Principal principal(int number) {
        return new Principal(
                new UserId(new UUID(1, number)),
                new DeviceId(new UUID(2, number)),
                "user" + number,
                "User " + number,
                Instant.MAX,
                false);
    }

    @Test
    void reachesEveryMemberWithoutAnybodyTouchingTheConversation() {
        ConversationId room = roomThatLivesThere();
        PlayedSocket annas = new PlayedSocket();
        PlayedSocket bertas = new PlayedSocket();
        HERE.open(ANNA, annas);
        HERE.open(BERTA, bertas);
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        annas.of("welcome").size() == 1 && bertas.of("welcome").size() == 1);

        // Every write of that node becomes durable from now on, and nobody hears of it: the driver's threads ask when
        // it is.
        CompletableFuture<Void> never = new CompletableFuture<>();
        THERE.fence(() ->
                Thread.currentThread().getName().contains("-io-") ? never : CompletableFuture.completedStage(null));
        var answer = HERE.messages().post(ANNA, room, text("unheard"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> CASSANDRA
                                .session()
                                .execute(
                                        "SELECT sequence_nr FROM " + CASSANDRA.keyspace()
                                                + "_journal.messages WHERE persistence_id = ? AND partition_nr = 0",
                                        "conversation|" + room)
                                .all()
                                .size()
                        == 2);
        assertThat(answer.toCompletableFuture()).isNotDone();
        assertThat(bertas.of("new_message")).isEmpty();
        THERE.crash();

        await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> {
            assertThat(annas.of("new_message")).singleElement().asString().contains("unheard");
            assertThat(bertas.of("new_message")).singleElement().asString().contains("unheard");
        });
        var again = TalkForTests.done(HERE.messages().post(ANNA, room, text("unheard")));
        assertThat(again.fresh()).isFalse();
        assertThat(again.value().seq().value()).isEqualTo(1);
    }

    private static SendMessage text(String text) {
        return new SendMessage(new ClientMessageId("id-1"), null, text, null, null, null);
    }

    private static ConversationId roomThatLivesThere() {
        return await().atMost(Duration.ofSeconds(60)).until(UndeliveredMessageIT::room, THERE::hosts);
    }

    private static ConversationId room() {
        return TalkForTests.done(HERE.conversations()
                        .create(
                                ANNA,
                                new CreateConversation(ConversationType.GROUP, "us", List.of(BERTA.userId()), null)))
                .value()
                .conversationId();
    }
}
