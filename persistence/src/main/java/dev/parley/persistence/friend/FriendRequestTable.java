package dev.parley.persistence.friend;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.parley.persistence.cassandra.Queries;
import dev.parley.persistence.cassandra.Query;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.friend.FriendRequestId;
import dev.parley.protocol.friend.FriendRequestStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Friend requests from both sides: the latest one of each pair. Those that are answered expire. A side's row moves
 * between pending and answered within one partition, so that a reader sees it in one of the two places. Thread-safe.
 */
public final class FriendRequestTable {
    private static final UUID HIGHEST = new UUID(-1, -1);
    private static final List<RequestDirection> SIDES = List.of(RequestDirection.values());

    private final Queries queries;
    private final Duration answeredKept;
    private final @Nullable Instant asOf;
    private final Query put;
    private final Query remove;
    private final Query page;
    private final Query pageOfStatus;
    private final Query find;
    private final Query count;

    /** @param answeredKept how long an answered request is kept; whole seconds, one at least */
    public FriendRequestTable(Queries queries, Duration answeredKept) {
        this(queries, answeredKept, null);
    }

    /** @param asOf when rows are written anew: those that have expired by then are not; absent: as it happens */
    public FriendRequestTable(Queries queries, Duration answeredKept, @Nullable Instant asOf) {
        this.queries = queries;
        this.answeredKept = answeredKept;
        this.asOf = asOf;
        this.put = queries.query("INSERT INTO ${keyspace}.friend_request (user_id, direction, pending, request_id,"
                + " peer_id, status, created_at, responded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
                + " USING TIMESTAMP ? AND TTL ?");
        this.remove = queries.query("DELETE FROM ${keyspace}.friend_request USING TIMESTAMP ?"
                + " WHERE user_id = ? AND direction = ? AND pending = ? AND request_id = ?");
        String select = "SELECT user_id, direction, request_id, peer_id, status, created_at, responded_at"
                + " FROM ${keyspace}.friend_request WHERE user_id = ? AND direction = ? AND pending ";
        this.page = queries.query(select + "= ? AND request_id < ? LIMIT ?");
        // Within one partition, of which the answered part is small because it expires.
        this.pageOfStatus = queries.query(select + "= ? AND request_id < ? AND status = ? LIMIT ? ALLOW FILTERING");
        this.find = queries.query(select + "IN (true, false) AND request_id = ?");
        this.count = queries.query("SELECT count(*) FROM ${keyspace}.friend_request"
                + " WHERE user_id = ? AND direction = ? AND pending = true");
    }

    /** Writes a request as it is as of the pair's event {@code rev}. */
    public CompletionStage<Void> put(StoredRequest request, Rev rev) {
        return queries.each(SIDES, direction -> put(request, direction, rev));
    }

    private CompletionStage<Void> put(StoredRequest request, RequestDirection direction, Rev rev) {
        boolean pending = request.pending();
        long left = left(request);
        boolean outgoing = direction == RequestDirection.OUTGOING;
        UserId user = outgoing ? request.from() : request.to();
        UserId peer = outgoing ? request.to() : request.from();
        Object respondedAt = request.respondedAt() == null ? Query.UNSET : request.respondedAt();
        CompletionStage<BoundStatement> row = put.bind(
                user.value(),
                direction.column(),
                pending,
                request.requestId().value(),
                peer.value(),
                request.status().name(),
                request.createdAt(),
                respondedAt,
                rev.value(),
                pending ? 0 : Math.toIntExact(Math.max(1, left)));
        return pending
                ? row.thenCompose(only -> queries.batch(List.of(only)))
                : row.thenCombine(
                                remove.bind(
                                        rev.value(),
                                        user.value(),
                                        direction.column(),
                                        true,
                                        request.requestId().value()),
                                (answered, asked) -> left > 0 ? List.of(answered, asked) : List.of(asked))
                        .thenCompose(queries::batch);
    }

    /** Seconds that an answered request is still kept. */
    private long left(StoredRequest request) {
        Instant respondedAt = request.respondedAt();
        long whole = answeredKept.toSeconds();
        return asOf == null || respondedAt == null
                ? whole
                : Math.min(whole, whole - Duration.between(respondedAt, asOf).toSeconds());
    }

    /** Takes an answered request away, because the pair has a later one. */
    public CompletionStage<Void> forget(StoredRequest request, Rev rev) {
        return queries.each(SIDES, direction -> forget(request, direction, rev));
    }

    private CompletionStage<Void> forget(StoredRequest request, RequestDirection direction, Rev rev) {
        UserId user = direction == RequestDirection.OUTGOING ? request.from() : request.to();
        UUID id = request.requestId().value();
        return remove.bind(rev.value(), user.value(), direction.column(), true, id)
                .thenCombine(
                        remove.bind(rev.value(), user.value(), direction.column(), false, id),
                        (asked, answered) -> List.of(asked, answered))
                .thenCompose(queries::batch);
    }

    /** Requests on one side, pending or answered, newest first: those before {@code before}, {@code limit} at the most. */
    public CompletionStage<List<StoredRequest>> page(
            UserId user, RequestDirection direction, boolean pending, Optional<FriendRequestId> before, int limit) {
        UUID bound = before.map(FriendRequestId::value).orElse(HIGHEST);
        return queries.rows(limit, page, user.value(), direction.column(), pending, bound, limit)
                .thenApply(FriendRequestTable::requests);
    }

    /** The same of one status. */
    public CompletionStage<List<StoredRequest>> page(
            UserId user,
            RequestDirection direction,
            FriendRequestStatus status,
            Optional<FriendRequestId> before,
            int limit) {
        boolean pending = status == FriendRequestStatus.PENDING;
        UUID bound = before.map(FriendRequestId::value).orElse(HIGHEST);
        return queries.rows(limit, pageOfStatus, user.value(), direction.column(), pending, bound, status.name(), limit)
                .thenApply(FriendRequestTable::requests);
    }

    /** A request on one side. */
    public CompletionStage<Optional<StoredRequest>> find(
            UserId user, RequestDirection direction, FriendRequestId request) {
        return queries.rows(2, find, user.value(), direction.column(), request.value())
                .thenApply(rows -> requests(rows).stream().findFirst());
    }

    /** How many requests of one side are pending. */
    public CompletionStage<Long> pending(UserId user, RequestDirection direction) {
        return queries.rows(1, count, user.value(), direction.column())
                .thenApply(rows -> rows.get(0).getLong(0));
    }

    private static List<StoredRequest> requests(List<Row> rows) {
        return rows.stream().map(FriendRequestTable::request).toList();
    }

    private static StoredRequest request(Row row) {
        UserId user = new UserId(Objects.requireNonNull(row.getUuid("user_id")));
        UserId peer = new UserId(Objects.requireNonNull(row.getUuid("peer_id")));
        boolean incoming = RequestDirection.INCOMING.column().equals(row.getString("direction"));
        return new StoredRequest(
                new FriendRequestId(Objects.requireNonNull(row.getUuid("request_id"))),
                incoming ? peer : user,
                incoming ? user : peer,
                FriendRequestStatus.valueOf(Objects.requireNonNull(row.getString("status"))),
                Objects.requireNonNull(row.getInstant("created_at")),
                row.getInstant("responded_at"));
    }
}
