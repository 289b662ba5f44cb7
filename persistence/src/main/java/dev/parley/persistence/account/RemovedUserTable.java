package dev.parley.persistence.account;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.parley.persistence.cassandra.Queries;
import dev.parley.persistence.cassandra.Query;
import dev.parley.protocol.account.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

/** The accounts that are gone, and those that are about to go: what a node begins to remove another one may have to end. Thread-safe. */
public final class RemovedUserTable {
    private final Queries queries;
    private final Query begin;
    private final Query end;
    private final Query unfinished;
    private final Query put;
    private final Query find;

    public RemovedUserTable(Queries queries) {
        this.queries = queries;
        this.begin = queries.query("INSERT INTO ${keyspace}.account_removal (user_id, begun_at) VALUES (?, ?)");
        this.end = queries.query("DELETE FROM ${keyspace}.account_removal WHERE user_id = ?");
        this.unfinished = queries.query("SELECT user_id, begun_at FROM ${keyspace}.account_removal LIMIT ?");
        this.put = queries.query("INSERT INTO ${keyspace}.removed_user (user_id, removed_at) VALUES (?, ?)");
        this.find = queries.query("SELECT user_id FROM ${keyspace}.removed_user WHERE user_id = ?");
    }

    /** A removal that was begun and, as far as one knows, not ended. */
    public record Removal(UserId user, Instant begunAt) {}

    public CompletionStage<Void> begin(UserId user, Instant at) {
        return queries.run(begin, user.value(), at).thenAccept(done -> {});
    }

    public CompletionStage<Void> end(UserId user) {
        return queries.run(end, user.value()).thenAccept(done -> {});
    }

    /** Some of the removals that have not ended, {@code limit} at the most. */
    public CompletionStage<List<Removal>> unfinished(int limit) {
        return queries.rows(limit, unfinished, limit)
                .thenApply(rows -> rows.stream().map(RemovedUserTable::removal).toList());
    }

    /** Notes for ever that an account is gone. */
    public CompletionStage<Void> put(UserId user, Instant at) {
        return queries.run(put, user.value(), at).thenAccept(done -> {});
    }

    public CompletionStage<Boolean> has(UserId user) {
        return queries.rows(1, find, user.value()).thenApply(rows -> !rows.isEmpty());
    }

    private static Removal removal(Row row) {
        return new Removal(
                new UserId(Objects.requireNonNull(row.getUuid("user_id"))),
                Objects.requireNonNull(row.getInstant("begun_at")));
    }
}
