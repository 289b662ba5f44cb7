package dev.parley.node.session;

import static dev.parley.node.session.TalkForTests.done;
import static dev.parley.node.session.TalkForTests.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.api.account.Principal;
import dev.parley.api.conversation.HistoryQuery;
import dev.parley.api.session.ClientConnection;
import dev.parley.persistence.CassandraForTests;
import dev.parley.protocol.account.DeviceId;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationType;
import dev.parley.protocol.conversation.CreateConversation;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.MessageId;
import dev.parley.protocol.conversation.MessageReceipt;
import dev.parley.protocol.conversation.ReceiptStatus;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.SendMessage;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.frame.ClientFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Receipts, typing, closed direct conversations and unsent texts through a real Cassandra and two nodes. */
class ReceiptsClusterIT {
    @RegisterExtension
    @Order(1)
    static final CassandraForTests CASSANDRA = new CassandraForTests();

    @RegisterExtension
    @Order(2)
    static final TalkForTests HERE = new TalkForTests(CASSANDRA);

    @RegisterExtension
    @Order(3)
    static final TalkForTests THERE = new TalkForTests(CASSANDRA, HERE);

    private static final Principal ANNA = user(1);
    private static final Principal BERTA = user(2);
    private static final Principal CARLA = user(3);

    private static Principal user(int number) {
        return new Principal(
                new UserId(new UUID(0x0191_0000_0000_7000L, number)),
                new DeviceId(new UUID(8, number)),
                "user" + number,
                "User " + number,
                Instant.MAX,
                false);
    }

    private static ConversationId group() {
        return done(HERE.conversations()
                        .create(
                                ANNA,
                                new CreateConversation(
                                        ConversationType.GROUP, "us", List.of(BERTA.userId(), CARLA.userId()), null)))
                .value()
                .conversationId();
    }

    private static Message post(Principal sender, ConversationId room, String text, MessageId replyTo) {
        return done(HERE.messages()
                        .post(
                                sender,
                                room,
                                new SendMessage(
                                        new ClientMessageId("id-" + text.hashCode()), null, text, null, replyTo, null)))
                .value();
    }

    private static ClientConnection open(TalkForTests node, Principal user, PlayedSocket socket) {
        ClientConnection connection = node.open(user, socket);
        await().atMost(Duration.ofSeconds(20)).until(() -> !socket.of("welcome").isEmpty());
        return connection;
    }

    private static MessageReceipt receipt(ConversationId room, Message message, Principal of) {
        return done(THERE.messages().receipts(ANNA, room, message.messageId(), null, 50)).items().stream()
                .filter(receipt -> receipt.userId().equals(of.userId()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aSenderHearsOfReadersAndSeesWhoHasReadWhen() {
        ConversationId room = group();
        PlayedSocket annas = new PlayedSocket();
        PlayedSocket bertas = new PlayedSocket();
        ClientConnection anna = open(HERE, ANNA, annas);
        ClientConnection berta = open(THERE, BERTA, bertas);
        Message first = post(ANNA, room, "first", null);
        Message second = post(ANNA, room, "second", null);
        berta.receive(new ClientFrame.MarkDelivered(null, room, second.seq()));
        berta.receive(new ClientFrame.MarkRead(null, room, first.seq()));

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(annas.of("receipt"))
                .last()
                .asString()
                .contains("\"deliveredSeq\":2", "\"readSeq\":1", BERTA.userId().toString()));
        assertThat(bertas.of("receipt")).isEmpty();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            MessageReceipt read = receipt(room, first, BERTA);
            assertThat(read.status()).isEqualTo(ReceiptStatus.READ);
            assertThat(read.readAt()).isNotNull().isAfterOrEqualTo(first.createdAt());
            MessageReceipt delivered = receipt(room, second, BERTA);
            assertThat(delivered.status()).isEqualTo(ReceiptStatus.DELIVERED);
            assertThat(delivered.deliveredAt()).isNotNull();
            assertThat(delivered.readAt()).isNull();
        });
        assertThat(receipt(room, first, CARLA).status()).isEqualTo(ReceiptStatus.SENT);
        assertThat(done(HERE.messages().receipts(BERTA, room, first.messageId(), null, 1)))
                .satisfies(page -> {
                    assertThat(page.items()).extracting(MessageReceipt::userId).containsExactly(BERTA.userId());
                    assertThat(page.nextCursor()).isEqualTo(BERTA.userId().toString());
                });
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        done(THERE.conversations().get(ANNA, room)).members())
                .filteredOn(member -> member.userId().equals(BERTA.userId()))
                .singleElement()
                .satisfies(member -> {
                    assertThat(member.readSeq()).isEqualTo(new Seq(1));
                    assertThat(member.deliveredSeq()).isEqualTo(new Seq(2));
                }));
        List.of(anna, berta).forEach(ClientConnection::closed);
    }

    @Test
    void typingIsSeenOnAnotherNode() {
        ConversationId room = group();
        PlayedSocket annas = new PlayedSocket();
        PlayedSocket bertas = new PlayedSocket();
        ClientConnection anna = open(HERE, ANNA, annas);
        ClientConnection berta = open(THERE, BERTA, bertas);
        anna.receive(new ClientFrame.StartTyping(null, room));

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(bertas.of("typing_indicator"))
                .singleElement()
                .asString()
                .contains(ANNA.userId().toString(), "true"));
        post(ANNA, room, "said", null);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(bertas.of("typing_indicator")).hasSize(2));
        assertThat(annas.of("typing_indicator")).isEmpty();
        List.of(anna, berta).forEach(ClientConnection::closed);
    }

    @Test
    void aClosedDirectConversationIsReadOnly() {
        Principal dora = user(4);
        Principal emil = user(5);
        TalkForTests.CLOSED.add(Set.of(dora.userId(), emil.userId()));
        CreateConversation direct = new CreateConversation(ConversationType.DIRECT, null, List.of(emil.userId()), null);
        assertThat(refusal(HERE.conversations().create(dora, direct))).isEqualTo(ErrorCode.NOT_PERMITTED);

        TalkForTests.CLOSED.clear();
        HERE.gate()
                .set(dora.userId(), emil.userId(), true)
                .toCompletableFuture()
                .join();
        ConversationId room =
                done(HERE.conversations().create(dora, direct)).value().conversationId();
        Message message = post(dora, room, "hello", null);
        THERE.gate()
                .set(emil.userId(), dora.userId(), false)
                .toCompletableFuture()
                .join();
        assertThat(refusal(HERE.messages()
                        .post(emil, room, new SendMessage(new ClientMessageId("x"), null, "x", null, null, null))))
                .isEqualTo(ErrorCode.NOT_PERMITTED);
        assertThat(done(THERE.messages().message(emil, room, message.messageId()))
                        .text())
                .isEqualTo("hello");
    }

    /** The text in every place from which somebody may read, old and new, and after reactions and answers. */
    @Test
    void anUnsentTextIsServedByNoPath() {
        ConversationId room = group();
        Message secret = post(ANNA, room, "a secret of mine", null);
        done(HERE.messages().react(BERTA, room, secret.messageId(), "👍", false));
        done(HERE.messages().edit(ANNA, room, secret.messageId(), "a secret of mine, edited"));
        Message answer = post(BERTA, room, "what do you mean", secret.messageId());
        done(HERE.messages().unsend(ANNA, room, secret.messageId()));
        readEverywhere(room, secret);
        Message late = post(CARLA, room, "an answer to nothing", secret.messageId());
        assertThat(late.replyTo()).isEqualTo(secret.messageId());
        assertThat(answer.replyTo()).isEqualTo(secret.messageId());

        for (int i = 0; i < 70; i++) {
            post(ANNA, room, "push the window on " + i, null);
        }
        readEverywhere(room, secret);
        assertThat(refusal(HERE.messages().react(BERTA, room, secret.messageId(), "👍", false)))
                .isEqualTo(ErrorCode.CONFLICT);
        assertThat(done(HERE.messages().react(BERTA, room, secret.messageId(), "👍", true))
                        .toString())
                .doesNotContain("secret");
        Message last = post(ANNA, room, "another secret, the last word", null);
        done(HERE.messages().unsend(ANNA, room, last.messageId()));
        readEverywhere(room, last);
    }

    private static void readEverywhere(ConversationId room, Message gone) {
        PlayedSocket resumed = new PlayedSocket();
        ClientConnection connection = open(THERE, BERTA, resumed);
        connection.receive(new ClientFrame.Resume("r", List.of(new ClientFrame.Cursor(room, new Rev(1))), null));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !resumed.of("resumed").isEmpty());
        connection.closed();
        for (TalkForTests node : List.of(HERE, THERE)) {
            String served = done(node.messages().history(BERTA, room, new HistoryQuery.After(Seq.ZERO, 100)))
                    + done(node.messages().history(BERTA, room, new HistoryQuery.Latest(100)))
                            .toString()
                    + done(node.messages().message(BERTA, room, gone.messageId()))
                    + done(node.conversations().events(BERTA, room, Rev.ZERO, 100))
                    + done(node.conversations().events(BERTA, room, gone.rev(), 100))
                    + done(node.inbox().conversations(BERTA, null, 50))
                    + done(node.conversations().get(BERTA, room))
                    + done(node.messages().receipts(ANNA, room, gone.messageId(), null, 50))
                    + resumed.frames;
            assertThat(served).contains("unsentAt").doesNotContain("secret");
        }
    }
}
