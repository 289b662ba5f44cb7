package dev.parley.node.session;

import static dev.parley.node.session.TalkForTests.done;
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
import dev.parley.protocol.conversation.MessagePage;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.SendMessage;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.frame.ClientFrame;
import dev.parley.protocol.frame.ServerFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Conversations on a real Cassandra, with members on two nodes. */
class ConversationClusterIT {
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

    private static ConversationId group() {
        return done(HERE.conversations()
                        .create(
                                ANNA,
                                new CreateConversation(ConversationType.GROUP, "us", List.of(BERTA.userId()), null)))
                .value()
                .conversationId();
    }

    private static Message post(ConversationId room, String id, String text) {
        return done(HERE.messages()
                        .post(ANNA, room, new SendMessage(new ClientMessageId(id), null, text, null, null, null)))
                .value();
    }

    @Test
    void whatIsOlderThanMemoryIsReadFromTablesAndJournalWithoutUnsentTexts() {
        ConversationId room = group();
        List<Message> sent = new ArrayList<>();
        for (int i = 1; i <= 60; i++) {
            sent.add(post(room, "id-" + i, i == 3 ? "secret" : "text " + i));
        }
        done(HERE.messages().unsend(ANNA, room, sent.get(2).messageId()));

        List<Long> seqs = new ArrayList<>();
        HistoryQuery query = new HistoryQuery.After(Seq.ZERO, 25);
        for (MessagePage page = done(THERE.messages().history(BERTA, room, query)); ; ) {
            page.items().forEach(message -> seqs.add(message.seq().value()));
            assertThat(page.toString()).doesNotContain("secret");
            if (page.nextCursor() == null) {
                break;
            }
            query = new HistoryQuery.After(new Seq(seqs.get(seqs.size() - 1)), 25);
            page = done(THERE.messages().history(BERTA, room, query));
        }
        assertThat(seqs).isEqualTo(LongStream.rangeClosed(1, 60).boxed().toList());

        List<ServerFrame.Event> events = done(THERE.conversations().events(BERTA, room, Rev.ZERO, 100));
        assertThat(events)
                .extracting(event -> event.rev().value())
                .isEqualTo(LongStream.rangeClosed(1, 62).boxed().toList());
        assertThat(events.toString()).doesNotContain("secret");
        assertThat(post(room, "id-5", "again").seq()).isEqualTo(new Seq(5));
        assertThat(done(THERE.inbox().conversations(BERTA, null, 10)).items())
                .filteredOn(summary -> summary.conversationId().equals(room))
                .singleElement()
                .satisfies(summary -> assertThat(summary.unread()).isEqualTo(60));
        done(THERE.inbox().markRead(BERTA, room, new Seq(50)));
        assertThat(done(HERE.inbox().conversations(BERTA, null, 10)).items())
                .filteredOn(summary -> summary.conversationId().equals(room))
                .singleElement()
                .satisfies(summary -> assertThat(summary.unread()).isEqualTo(10));
    }

    @Test
    void everySocketOnEitherNodeGetsEveryMessageOnceAndInOrder() {
        ConversationId room = group();
        PlayedSocket annas = new PlayedSocket();
        PlayedSocket bertasHere = new PlayedSocket();
        PlayedSocket bertasThere = new PlayedSocket();
        ClientConnection anna = HERE.open(ANNA, annas);
        ClientConnection bertaHere = HERE.open(BERTA, bertasHere);
        ClientConnection bertaThere = THERE.open(BERTA, bertasThere);
        await().atMost(Duration.ofSeconds(30)).until(() -> List.of(annas, bertasHere, bertasThere).stream()
                .allMatch(socket -> socket.of("welcome").size() == 1));

        for (int i = 1; i <= 50; i++) {
            anna.receive(new ClientFrame.SendMessage(
                    null, room, new ClientMessageId("live-" + i), null, "hello " + i, null, null, null));
        }
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(annas.of("message_accepted")).hasSize(50);
            assertThat(bertasHere.of("new_message")).hasSize(50);
            assertThat(bertasThere.of("new_message")).hasSize(50);
        });
        for (int i = 0; i < 50; i++) {
            String text = "\"hello " + (i + 1) + "\"";
            assertThat(bertasHere.of("new_message").get(i)).contains(text);
            assertThat(bertasThere.of("new_message").get(i)).contains(text);
        }
        assertThat(annas.of("new_message")).isEmpty();
        assertThat(annas.frames.get(0)).contains("welcome");
        List.of(anna, bertaHere, bertaThere).forEach(ClientConnection::closed);
    }
}
