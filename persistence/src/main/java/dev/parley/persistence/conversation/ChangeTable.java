package dev.parley.persistence.conversation;

import com.datastax.oss.driver.api.core.cql.Row;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parley.persistence.cassandra.Queries;
import dev.parley.persistence.cassandra.Query;
import dev.parley.protocol.Json;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Seq;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Membership and name events, by the message that they came after, so that a page of history can show who joined.
 * Written with the revision as Cassandra's timestamp. Thread-safe.
 */
public final class ChangeTable {
    private static final long BUCKET = 1_000;
    /** Changes of one page at the most; a page that has more shows the first of them. */
    private static final int LIMIT = 500;

    private final Queries queries;
    private final Query insert;
    private final Query range;

    /** @param afterSeq the last message before the event */
    public record Change(ConversationId conversation, Seq afterSeq, NumberedEvent event) {}

    public ChangeTable(Queries queries) {
        this.queries = queries;
        this.insert = queries.query("INSERT INTO ${keyspace}.conversation_change"
                + " (conversation_id, bucket, after_seq, rev, event) VALUES (?, ?, ?, ?, ?) USING TIMESTAMP ?");
        this.range = queries.query("SELECT rev, event FROM ${keyspace}.conversation_change WHERE conversation_id = ?"
                + " AND bucket = ? AND after_seq >= ? AND after_seq <= ? LIMIT ?");
    }

    public CompletionStage<Void> insert(Collection<Change> changes) {
        return queries.each(changes, change -> {
            long afterSeq = change.afterSeq().value();
            long rev = change.event().rev().value();
            return queries.run(
                    insert,
                    change.conversation().value(),
                    afterSeq / BUCKET,
                    afterSeq,
                    rev,
                    json(change.event().event()),
                    rev);
        });
    }

    /** The changes that came after the messages {@code from} to {@code to}, in their order. */
    public CompletionStage<List<NumberedEvent>> range(ConversationId conversation, long from, long to) {
        List<Long> buckets = new ArrayList<>();
        for (long bucket = Math.max(0, from) / BUCKET; bucket <= to / BUCKET && from <= to; bucket++) {
            buckets.add(bucket);
        }
        ConcurrentLinkedQueue<NumberedEvent> found = new ConcurrentLinkedQueue<>();
        return queries.each(buckets, bucket -> queries.rows(LIMIT, range, conversation.value(), bucket, from, to, LIMIT)
                        .thenAccept(rows -> rows.forEach(row -> found.add(event(row)))))
                .thenApply(done -> found.stream()
                        .sorted(Comparator.comparing(NumberedEvent::rev))
                        .toList());
    }

    private static NumberedEvent event(Row row) {
        try {
            String json = Objects.requireNonNull(row.getString("event"));
            return new NumberedEvent(
                    new Rev(row.getLong("rev")), Json.mapper().readValue(json, ConversationEvent.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row of conversation_change does not read", e);
        }
    }

    private static String json(ConversationEvent event) {
        try {
            return Json.mapper().writerFor(ConversationEvent.class).writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event must have a JSON form: " + event.getClass(), e);
        }
    }
}
