package dev.parley.persistence.session;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import dev.parley.persistence.cassandra.Queries;
import dev.parley.persistence.cassandra.Query;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Seq;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

/**
 * How far the members of each conversation have come. What was read is a copy of what their sessions know, for others. Cells carry their
 * own value as Cassandra's timestamp, so that no cursor goes back. Thread-safe.
 */
public final class ReadCursorTable {
    /** That of the conversation's cursors, and that of the member's times. */
    private static final int PARTITIONS_OF_A_MOVE = 2;

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

    /** Notes how far users have come, and when. Repeating it is harmless. */
    public CompletionStage<Void> moved(Collection<CursorMove> moves) {
        return queries.gathered(moves, PARTITIONS_OF_A_MOVE, move -> {
            CompletionStage<BoundStatement> cursor = (move.kind() == ReceiptTable.Kind.READ ? read : delivered)
                    .bind(
                            move.conversation().value(),
                            move.user().value(),
                            move.seq().value(),
                            move.seq().value());
            return receipts.bind(move).map(time -> List.of(cursor, time)).orElseGet(() -> List.of(cursor));
        });
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
