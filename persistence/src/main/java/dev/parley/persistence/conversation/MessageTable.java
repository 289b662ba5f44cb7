package dev.parley.persistence.conversation;

import dev.parley.persistence.cassandra.Queries;
import dev.parley.persistence.cassandra.Query;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.Seq;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/**
 * The present form of each message, for history beyond what a conversation remembers. Rows are written with their
 * revision as Cassandra's timestamp, so that a repeated or belated write never hides a newer one, whatever the clocks
 * of the nodes say. Thread-safe.
 */
public final class MessageTable {
    private final Queries queries;
    private final Query upsert;
    private final Query range;
    private final Query some;

    public MessageTable(Queries queries) {
        this.queries = queries;
        this.upsert = queries.query("INSERT INTO ${keyspace}.message (" + MessageRows.COLUMNS + ") VALUES ("
                + "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) USING TIMESTAMP ?");
        this.range = queries.query("SELECT " + MessageRows.COLUMNS + " FROM ${keyspace}.message"
                + " WHERE conversation_id = ? AND bucket = ? AND seq >= ? AND seq <= ? LIMIT ?");
        this.some = queries.query("SELECT " + MessageRows.COLUMNS + " FROM ${keyspace}.message"
                + " WHERE conversation_id = ? AND bucket = ? AND seq IN ?");
    }

    /** Writes messages of any conversations, as one batch for each partition. */
    public CompletionStage<Void> upsert(Collection<Message> messages) {
        record Partition(ConversationId conversation, long bucket) {}
        return queries.batched(
                messages,
                message -> new Partition(message.conversationId(), MessageRows.bucket(message.seq())),
                message -> upsert.bind(MessageRows.values(message)));
    }

    /** The messages before {@code before}, newest first, {@code limit} at the most. */
    public CompletionStage<List<Message>> before(ConversationId conversation, Seq before, int limit) {
        long to = before.value() - 1;
        return range(conversation, Math.max(1, to - limit + 1), to).thenApply(messages -> {
            messages.sort(Comparator.comparing(Message::seq).reversed());
            return List.copyOf(messages);
        });
    }

    /** The messages after {@code after}, oldest first, {@code limit} at the most. */
    public CompletionStage<List<Message>> after(ConversationId conversation, Seq after, int limit) {
        return range(conversation, after.value() + 1, after.value() + limit).thenApply(List::copyOf);
    }

    /** The messages of these numbers, oldest first; those that are not stored are left out. */
    public CompletionStage<List<Message>> at(ConversationId conversation, Collection<Seq> seqs) {
        Map<Long, List<Long>> partitions =
                seqs.stream().map(Seq::value).collect(Collectors.groupingBy(seq -> MessageRows.bucket(new Seq(seq))));
        ConcurrentLinkedQueue<Message> found = new ConcurrentLinkedQueue<>();
        return queries.each(partitions.entrySet(), partition -> queries.rowsOf(partition.getValue(), some, part ->
                                new Object[] {conversation.value(), partition.getKey(), part})
                        .thenAccept(rows -> rows.forEach(row -> found.add(MessageRows.message(row)))))
                .thenApply(done -> sorted(found));
    }

    /** Numbers are dense, so that a span of them names its partitions. */
    private CompletionStage<List<Message>> range(ConversationId conversation, long from, long to) {
        List<Long> buckets = new ArrayList<>();
        for (long bucket = from / MessageRows.BUCKET; from <= to && bucket <= to / MessageRows.BUCKET; bucket++) {
            buckets.add(bucket);
        }
        ConcurrentLinkedQueue<Message> found = new ConcurrentLinkedQueue<>();
        return queries.each(buckets, bucket -> queries.rows(
                                Math.toIntExact(MessageRows.BUCKET),
                                range,
                                conversation.value(),
                                bucket,
                                from,
                                to,
                                Math.toIntExact(MessageRows.BUCKET))
                        .thenAccept(rows -> rows.forEach(row -> found.add(MessageRows.message(row)))))
                .thenApply(done -> sorted(found));
    }

    private static List<Message> sorted(Collection<Message> messages) {
        List<Message> list = new ArrayList<>(messages);
        list.sort(Comparator.comparing(Message::seq));
        return list;
    }
}
