package dev.parley.persistence.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.persistence.CassandraForTests;
import dev.parley.persistence.cassandra.Queries;
import dev.parley.persistence.cassandra.QuerySettings;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationType;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.MessageId;
import dev.parley.protocol.conversation.MessageType;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Seq;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConversationTablesIT {
    @RegisterExtension
    static final CassandraForTests cassandra = new CassandraForTests();

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");
    private static Queries queries;

    private final UserId anna = new UserId(UUID.randomUUID());
    private final UserId ben = new UserId(UUID.randomUUID());
    private final ConversationId conversation = new ConversationId(UUID.randomUUID());

    @BeforeAll
    static void prepare() {
        queries = new Queries(cassandra.session(), QuerySettings.from(cassandra.config()));
    }

    @Nested
    class SentMessages {
        private final SentMessageTable table = new SentMessageTable(queries);
        private final ClientMessageId id = new ClientMessageId("same");

        @Test
        void areRecognisedByTheirSendersId() throws Exception {
            await(table.insert(List.of(sent(anna, 3), sent(ben, 4))));

            assertThat(await(table.find(conversation, anna, id, new Seq(4)))).contains(new Seq(3));
            assertThat(await(table.find(conversation, ben, id, new Seq(4)))).contains(new Seq(4));
            assertThat(await(table.find(conversation, anna, new ClientMessageId("other"), new Seq(4))))
                    .isEmpty();
        }

        @Test
        void areFoundHoweverLongAgoTheyWere() throws Exception {
            await(table.insert(List.of(sent(anna, 1), sent(ben, 123_456))));

            assertThat(await(table.find(conversation, anna, id, new Seq(200_000))))
                    .contains(new Seq(1));
            assertThat(await(table.find(conversation, ben, id, new Seq(200_000))))
                    .contains(new Seq(123_456));
        }

        @Test
        void areFoundWhereAnEarlierVersionHasWrittenThem() throws Exception {
            cassandra
                    .session()
                    .execute(
                            "INSERT INTO " + queries.settings().keyspace()
                                    + ".sent_message (conversation_id, sender_id, client_message_id, seq) VALUES (?, ?, ?, ?)",
                            conversation.value(),
                            anna.value(),
                            id.value(),
                            7L);

            assertThat(await(table.find(conversation, anna, id, new Seq(9)))).contains(new Seq(7));
        }

        private SentMessage sent(UserId sender, long seq) {
            return new SentMessage(conversation, sender, id, new Seq(seq));
        }
    }

    @Nested
    class Heads {
        private final HeadTable table = new HeadTable(queries);

        @Test
        void neverGoBack() throws Exception {
            ConversationHead head = head(conversation, 7, "Café");
            await(table.upsert(head));
            await(table.upsert(head(conversation, 6, "before")));

            assertThat(await(table.find(conversation))).contains(head);
        }

        @Test
        void areReadManyAtOnce() throws Exception {
            List<ConversationId> ids = IntStream.range(0, 100)
                    .mapToObj(i -> new ConversationId(UUID.randomUUID()))
                    .toList();
            for (ConversationId id : ids.subList(0, 99)) {
                await(table.upsert(head(id, 1, null)));
            }

            Map<ConversationId, ConversationHead> found = await(table.find(ids));
            assertThat(found).hasSize(99).containsEntry(ids.get(4), head(ids.get(4), 1, null));
        }

        private ConversationHead head(ConversationId id, long rev, String name) {
            Message last = new Message(
                    MessageId.create(NOON, new Seq(rev), 1),
                    id,
                    new Seq(rev),
                    new Rev(rev),
                    anna,
                    "Anna",
                    new ClientMessageId("c"),
                    MessageType.TEXT,
                    "text",
                    null,
                    null,
                    null,
                    null,
                    NOON,
                    null,
                    null);
            return new ConversationHead(
                    id,
                    name == null ? ConversationType.DIRECT : ConversationType.GROUP,
                    name,
                    null,
                    new Rev(rev),
                    new Seq(rev),
                    2,
                    name == null ? null : last,
                    NOON);
        }
    }

    @Nested
    class Inboxes {
        private final InboxTable table = new InboxTable(queries);

        @Test
        void holdWhatOneIsIn() throws Exception {
            InboxRow direct =
                    new InboxRow(anna, conversation, ConversationType.DIRECT, ben, Seq.ZERO, Seq.ZERO, Seq.ZERO);
            await(table.enter(List.of(direct), new Rev(1)));
            await(table.sent(conversation, Map.of(anna, new Seq(5)), new Rev(6)));
            await(table.sent(conversation, Map.of(anna, new Seq(4)), new Rev(5)));

            assertThat(await(table.all(anna, 10)))
                    .containsExactly(new InboxRow(
                            anna, conversation, ConversationType.DIRECT, ben, Seq.ZERO, Seq.ZERO, new Seq(5)));
            assertThat(await(table.all(ben, 10))).isEmpty();
        }

        @Test
        void loseWhatOneHasLeftAndKeepItLostWhenItIsReplayed() throws Exception {
            InboxRow row = new InboxRow(anna, conversation, ConversationType.GROUP, null, Seq.ZERO, Seq.ZERO, Seq.ZERO);
            await(table.leave(List.of(anna), conversation, new Rev(9)));
            await(table.enter(List.of(row), new Rev(1)));
            await(table.sent(conversation, Map.of(anna, new Seq(4)), new Rev(5)));
            assertThat(await(table.all(anna, 10))).isEmpty();

            await(table.sent(conversation, Map.of(anna, new Seq(5)), new Rev(11)));
            assertThat(await(table.all(anna, 10))).isEmpty();

            await(table.enter(List.of(row), new Rev(12)));
            assertThat(await(table.all(anna, 10))).hasSize(1);
        }

        @Test
        void arePaged() throws Exception {
            for (int i = 0; i < 25; i++) {
                ConversationId id = new ConversationId(UUID.randomUUID());
                await(table.enter(
                        List.of(new InboxRow(anna, id, ConversationType.GROUP, null, new Seq(i), Seq.ZERO, Seq.ZERO)),
                        new Rev(1)));
            }
            List<InboxRow> all = new ArrayList<>();
            Optional<ConversationId> after = Optional.empty();
            do {
                InboxPage page = await(table.page(anna, after, 10));
                assertThat(page.rows()).hasSizeLessThanOrEqualTo(10);
                all.addAll(page.rows());
                after = page.next();
            } while (after.isPresent());

            assertThat(all).hasSize(25).doesNotHaveDuplicates();
            assertThat(await(table.all(anna, 7))).hasSize(7);
        }

        @Test
        void ofAThousandMembersAreWrittenTogether() throws Exception {
            List<InboxRow> rows = IntStream.range(0, 1000)
                    .mapToObj(i -> new InboxRow(
                            new UserId(UUID.randomUUID()),
                            conversation,
                            ConversationType.GROUP,
                            null,
                            Seq.ZERO,
                            Seq.ZERO,
                            Seq.ZERO))
                    .toList();
            await(table.enter(rows, new Rev(1)));
            assertThat(await(table.all(rows.get(999).user(), 1))).containsExactly(rows.get(999));
        }
    }

    private static <T> T await(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
