package dev.parley.persistence.presence;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import dev.parley.persistence.cassandra.Queries;
import dev.parley.persistence.cassandra.Query;
import dev.parley.protocol.account.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * When users were seen last. The users of one presence shard share a partition, so that all who went within a moment are
 * written as one batch. The time itself is Cassandra's timestamp of the write: it never goes back. Thread-safe.
 */
public final class LastSeenTable {
    private final Queries queries;
    private final Query upsert;
    private final Query find;

    public LastSeenTable(Queries queries) {
        this.queries = queries;
        this.upsert = queries.query("INSERT INTO ${keyspace}.last_seen (shard, user_id, last_seen_at)"
                + " VALUES (?, ?, ?) USING TIMESTAMP ?");
        this.find = queries.query(
                "SELECT user_id, last_seen_at FROM ${keyspace}.last_seen WHERE shard = ? AND user_id IN ?");
    }

    public CompletionStage<Void> save(int shard, Map<UserId, Instant> seen) {
        List<CompletableFuture<BoundStatement>> bound = new ArrayList<>();
        seen.forEach((user, at) -> bound.add(
                upsert.bind(shard, user.value(), at, at.toEpochMilli() * 1_000).toCompletableFuture()));
        return CompletableFuture.allOf(bound.toArray(new CompletableFuture<?>[0]))
                .thenCompose(done -> queries.batch(
                        bound.stream().map(CompletableFuture::join).toList()));
    }

    /** Who was never seen is left out. */
    public CompletionStage<Map<UserId, Instant>> find(int shard, Collection<UserId> users) {
        return queries.rows(
                        users.size(),
                        find,
                        shard,
                        users.stream().map(UserId::value).toList())
                .thenApply(rows -> {
                    Map<UserId, Instant> found = new HashMap<>();
                    rows.forEach(row -> found.put(
                            new UserId(Objects.requireNonNull(row.getUuid("user_id"))),
                            Objects.requireNonNull(row.getInstant("last_seen_at"))));
                    return Map.copyOf(found);
                });
    }
}
