package dev.parley.persistence.session;

import dev.parley.persistence.cassandra.Queries;
import dev.parley.persistence.cassandra.Query;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Seq;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * How far the members of each conversation have come: a copy of what their sessions know, for others. Cells carry their
 * own value as Cassandra's timestamp, so that no cursor goes back. Thread-safe.
 */
public final class ReadCursorTable {
    private final Queries queries;
    private final ReceiptTable receipts;
    private final Query read;
    private final Query delivered;
    private final Query all;

    /** @param keepTimes how long it is known when a cursor moved */
    public ReadCursorTable(Queries queries, Duration keepTimes) {
        this(queries, new ReceiptTable(queries, keepTimes));
    }

    private ReadCursorTable(Queries queries, ReceiptTable receipts) {
        this.queries = queries;
        this.receipts = receipts;
        this.read = queries.query("INSERT INTO ${keyspace}.read_cursor (conversation_id, user_id, read_seq)"
                + " VALUES (?, ?, ?) USING TIMESTAMP ?");
        this.delivered = queries.query("INSERT INTO ${keyspace}.read_cursor (conversation_id, user_id, delivered_seq)"
                + " VALUES (?, ?, ?) USING TIMESTAMP ?");
        this.all = queries.query("SELECT user_id, read_seq, delivered_seq FROM ${keyspace}.read_cursor"
                + " WHERE conversation_id = ? LIMIT ?");
    }

    /** Where cursors are written anew, as of {@code asOf}: times that are not known any more stay so. */
    public static ReadCursorTable anew(Queries queries, Duration keepTimes, Instant asOf) {
        return new ReadCursorTable(queries, new ReceiptTable(queries, keepTimes, asOf));
    }

    /** Notes how far a user has come, and that it was at {@code at}. Repeating it is harmless. */
    public CompletionStage<Void> moved(UserId user, Collection<CursorMove> moves, Instant at) {
        return queries.each(moves, move -> {
            List<CompletableFuture<?>> writes = new ArrayList<>(4);
            note(writes, read, user, move.conversation(), ReceiptTable.Kind.READ, move.read(), at);
            note(writes, delivered, user, move.conversation(), ReceiptTable.Kind.DELIVERED, move.delivered(), at);
            return CompletableFuture.allOf(writes.toArray(new CompletableFuture<?>[0]));
        });
    }

    private void note(
            List<CompletableFuture<?>> writes,
            Query cursor,
            UserId user,
            ConversationId conversation,
            ReceiptTable.Kind kind,
            @Nullable Seq seq,
            Instant at) {
        if (seq != null) {
            writes.add(queries.run(cursor, conversation.value(), user.value(), seq.value(), seq.value())
                    .toCompletableFuture());
            writes.add(receipts.insert(conversation, user, kind, seq, at).toCompletableFuture());
        }
    }

    /** The cursors of a conversation's members, {@code limit} at the most. */
    public CompletionStage<Map<UserId, MemberCursor>> of(ConversationId conversation, int limit) {
        return queries.rows(limit, all, conversation.value(), limit).thenApply(rows -> {
            Map<UserId, MemberCursor> cursors = new HashMap<>();
            rows.forEach(row -> cursors.put(
                    new UserId(Objects.requireNonNull(row.getUuid("user_id"))),
                    new MemberCursor(new Seq(row.getLong("delivered_seq")), new Seq(row.getLong("read_seq")))));
            return cursors;
        });
    }
}
