package dev.parley.persistence.conversation;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.parley.persistence.cassandra.Queries;
import dev.parley.persistence.cassandra.Query;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Seq;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;

/** Recognises a message that is sent again after its conversation has forgotten it. Thread-safe. */
public final class SentMessageTable {
    /** Messages of one partition, some 90 bytes each. Fixed for life: it is part of every row's address. */
    private static final long BUCKET = 50_000;

    private final Queries queries;
    private final Query insert;
    private final Query find;
    private final Query findOfBefore;

    public SentMessageTable(Queries queries) {
        this.queries = queries;
        this.insert = queries.query("INSERT INTO ${keyspace}.sent_id"
                + " (conversation_id, bucket, sender_id, client_message_id, seq) VALUES (?, ?, ?, ?, ?)");
        this.find = queries.query("SELECT seq FROM ${keyspace}.sent_id"
                + " WHERE conversation_id = ? AND bucket = ? AND sender_id = ? AND client_message_id = ?");
        this.findOfBefore = queries.query("SELECT seq FROM ${keyspace}.sent_message"
                + " WHERE conversation_id = ? AND sender_id = ? AND client_message_id = ?");
    }

    public CompletionStage<Void> insert(Collection<SentMessage> messages) {
        record Partition(ConversationId conversation, long bucket) {}
        return queries.batched(
                messages,
                sent -> new Partition(sent.conversation(), bucket(sent.seq())),
                sent -> insert.bind(
                        sent.conversation().value(),
                        bucket(sent.seq()),
                        sent.sender().value(),
                        sent.clientMessageId().value(),
                        sent.seq().value()));
    }

    /**
     * The message that this id has become, if it was sent before. Costs a read for every 50,000 messages of the conversation.
     *
     * @param last the last message of the conversation
     */
    public CompletionStage<Optional<Seq>> find(
            ConversationId conversation, UserId sender, ClientMessageId id, Seq last) {
        Queue<Seq> found = new ConcurrentLinkedQueue<>();
        List<Long> buckets = LongStream.rangeClosed(0, bucket(last)).boxed().toList();
        return queries.each(buckets, bucket -> queries.rows(
                                1, find, conversation.value(), bucket, sender.value(), id.value())
                        .thenAccept(rows -> rows.forEach(row -> found.add(seq(row)))))
                .thenCompose(done -> found.isEmpty()
                        ? findOfBefore(conversation, sender, id)
                        : CompletableFuture.completedStage(Optional.of(found.element())));
    }

    private CompletionStage<Optional<Seq>> findOfBefore(
            ConversationId conversation, UserId sender, ClientMessageId id) {
        return queries.rows(1, findOfBefore, conversation.value(), sender.value(), id.value())
                .thenApply(rows -> rows.stream().findFirst().map(SentMessageTable::seq));
    }

    private static long bucket(Seq seq) {
        return seq.value() / BUCKET;
    }

    private static Seq seq(Row row) {
        return new Seq(row.getLong("seq"));
    }
}
