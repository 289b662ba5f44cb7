package dev.parley.persistence.session;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import dev.parley.persistence.cassandra.Queries;
import dev.parley.persistence.cassandra.Query;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Seq;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * When messages were delivered and read: one row for each move of a cursor, for a while. A message's time is that of the
 * first move that reached it. Thread-safe.
 */
public final class ReceiptTable {
    private final Queries queries;
    private final Query insert;
    private final Query first;
    private final int ttlSeconds;
    private final @Nullable Instant asOf;

    /** What a move says of the messages up to its {@code seq}. */
    public enum Kind {
        DELIVERED,
        READ
    }

    /** @param keep how long times are known */
    public ReceiptTable(Queries queries, Duration keep) {
        this(queries, keep, null);
    }

    /** @param asOf when rows are written anew: those that have expired by then are not; absent: as it happens */
    ReceiptTable(Queries queries, Duration keep, @Nullable Instant asOf) {
        this.queries = queries;
        this.asOf = asOf;
        this.ttlSeconds = Math.toIntExact(keep.toSeconds());
        this.insert = queries.query("INSERT INTO ${keyspace}.receipt (conversation_id, user_id, kind, seq, at)"
                + " VALUES (?, ?, ?, ?, ?) USING TTL ?");
        this.first = queries.query("SELECT at FROM ${keyspace}.receipt"
                + " WHERE conversation_id = ? AND user_id = ? AND kind = ? AND seq >= ? LIMIT 1");
    }

    /** What notes when a cursor moved; empty where that is too long ago. */
    Optional<CompletionStage<BoundStatement>> bind(CursorMove move) {
        long left = asOf == null
                ? ttlSeconds
                : ttlSeconds - Duration.between(move.at(), asOf).toSeconds();
        return left <= 0
                ? Optional.empty()
                : Optional.of(insert.bind(
                        move.conversation().value(),
                        move.user().value(),
                        move.kind().name(),
                        move.seq().value(),
                        move.at(),
                        (int) Math.min(left, ttlSeconds)));
    }

    /** When the message {@code seq} came so far; empty where it has not, or too long ago. */
    public CompletionStage<Optional<Instant>> first(ConversationId conversation, UserId user, Kind kind, Seq seq) {
        return queries.rows(1, first, conversation.value(), user.value(), kind.name(), seq.value())
                .thenApply(rows -> rows.stream().findFirst().map(row -> row.getInstant("at")));
    }
}
