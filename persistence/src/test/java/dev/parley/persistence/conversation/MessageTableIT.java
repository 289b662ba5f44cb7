package dev.parley.persistence.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.persistence.CassandraForTests;
import dev.parley.persistence.cassandra.Queries;
import dev.parley.persistence.cassandra.QuerySettings;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.Attachment;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.MediaId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.MessageId;
import dev.parley.protocol.conversation.MessageType;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Seq;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MessageTableIT {
    @RegisterExtension
    static final CassandraForTests cassandra = new CassandraForTests();

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");
    private static final UserId ANNA = new UserId(new UUID(1, 1));

    private static MessageTable table;

    private final ConversationId conversation = new ConversationId(UUID.randomUUID());

    @BeforeAll
    static void prepare() {
        table = new MessageTable(new Queries(cassandra.session(), QuerySettings.from(cassandra.config())));
    }

    @Test
    void aMessageIsReadAsItWasWritten() throws Exception {
        Message full = new Message(
                MessageId.create(NOON, new Seq(1), 7),
                conversation,
                new Seq(1),
                new Rev(3),
                ANNA,
                "Änne",
                new ClientMessageId("c-1"),
                MessageType.FILE,
                "世界 👋",
                List.of(new Attachment(new MediaId(new UUID(3, 4)), "a b.pdf", "application/pdf", 99)),
                MessageId.create(NOON, new Seq(1), 8),
                Map.of("👍", List.of(ANNA)),
                "2026-11-21T13:00:00.000+01:00",
                NOON,
                NOON.plusMillis(1),
                null);
        Message plain = message(2, 4, "hello");

        await(table.upsert(List.of(full, plain)));

        assertThat(await(table.at(conversation, List.of(new Seq(2), new Seq(1), new Seq(9)))))
                .containsExactly(full, plain);
    }

    @Test
    void historyIsReadBothWaysOverPartitions() throws Exception {
        await(table.upsert(LongStream.rangeClosed(1, 2100)
                .mapToObj(seq -> message(seq, seq + 1, "m" + seq))
                .toList()));

        assertThat(seqs(table.before(conversation, new Seq(1003), 5))).containsExactly(1002L, 1001L, 1000L, 999L, 998L);
        assertThat(seqs(table.after(conversation, new Seq(1997), 5)))
                .containsExactly(1998L, 1999L, 2000L, 2001L, 2002L);
        assertThat(seqs(table.before(conversation, new Seq(3), 5))).containsExactly(2L, 1L);
        assertThat(seqs(table.before(conversation, new Seq(1), 5))).isEmpty();
        assertThat(seqs(table.after(conversation, new Seq(2098), 5))).containsExactly(2099L, 2100L);
        assertThat(seqs(table.after(conversation, new Seq(2100), 5))).isEmpty();
        assertThat(seqs(table.after(conversation, Seq.ZERO, 2100)))
                .hasSize(2100)
                .isSorted();
    }

    @Test
    void anUnsentTextIsGone() throws Exception {
        Message said = message(1, 2, "secret");
        await(table.upsert(List.of(said)));
        await(table.upsert(List.of(said.unsent(new Rev(3), NOON))));

        assertThat(await(table.at(conversation, List.of(new Seq(1))))).containsExactly(said.unsent(new Rev(3), NOON));
    }

    @Test
    void aBelatedWriteHidesNothing() throws Exception {
        Message said = message(1, 2, "secret");
        await(table.upsert(List.of(said.unsent(new Rev(5), NOON))));
        await(table.upsert(List.of(said)));
        await(table.upsert(List.of(said.edited("still secret", new Rev(4), NOON))));

        Message present = await(table.at(conversation, List.of(new Seq(1)))).get(0);
        assertThat(present.text()).isNull();
        assertThat(present.unsentAt()).isEqualTo(NOON);
        assertThat(present.rev()).isEqualTo(new Rev(5));
    }

    @Test
    void aReactionThatIsTakenBackIsGone() throws Exception {
        Message plain = message(1, 2, "hello");
        Message liked = new Message(
                plain.messageId(),
                conversation,
                plain.seq(),
                new Rev(3),
                ANNA,
                "Anna",
                plain.clientMessageId(),
                MessageType.TEXT,
                "hello",
                null,
                null,
                Map.of("👍", List.of(ANNA)),
                null,
                NOON,
                null,
                null);
        await(table.upsert(List.of(liked)));
        await(table.upsert(List.of(message(1, 4, "hello"))));

        assertThat(await(table.at(conversation, List.of(new Seq(1)))).get(0).reactions())
                .isNull();
    }

    private Message message(long seq, long rev, String text) {
        return new Message(
                MessageId.create(NOON, new Seq(seq), seq),
                conversation,
                new Seq(seq),
                new Rev(rev),
                ANNA,
                "Anna",
                new ClientMessageId("c-" + seq),
                MessageType.TEXT,
                text,
                null,
                null,
                null,
                null,
                NOON,
                null,
                null);
    }

    private static List<Long> seqs(CompletionStage<List<Message>> messages) throws Exception {
        return await(messages).stream().map(message -> message.seq().value()).toList();
    }

    private static <T> T await(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
