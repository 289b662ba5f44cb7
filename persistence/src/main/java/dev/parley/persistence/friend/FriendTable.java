package dev.parley.persistence.friend;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.parley.persistence.cassandra.Queries;
import dev.parley.persistence.cassandra.Query;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.Rev;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The friends of each user, on both sides of each friendship. Thread-safe. */
public final class FriendTable {
    private final Queries queries;
    private final Query put;
    private final Query remove;
    private final Query all;
    private final Query find;
    private final Query count;

    public FriendTable(Queries queries) {
        this.queries = queries;
        this.put = queries.query(
                "INSERT INTO ${keyspace}.friend (user_id, friend_id, since) VALUES (?, ?, ?) USING TIMESTAMP ?");
        this.remove =
                queries.query("DELETE FROM ${keyspace}.friend USING TIMESTAMP ? WHERE user_id = ? AND friend_id = ?");
        this.all = queries.query("SELECT friend_id, since FROM ${keyspace}.friend WHERE user_id = ? LIMIT ?");
        this.find =
                queries.query("SELECT friend_id, since FROM ${keyspace}.friend WHERE user_id = ? AND friend_id = ?");
        this.count = queries.query("SELECT count(*) FROM ${keyspace}.friend WHERE user_id = ?");
    }

    /** A friend of somebody. */
    public record FriendRow(UserId friend, Instant since) {}

    /** Makes the two friends, as of the pair's event {@code rev}. */
    public CompletionStage<Void> put(Pair pair, Instant since, Rev rev) {
        return queries.each(
                List.of(pair.first(), pair.second()),
                user -> queries.run(put, user.value(), pair.other(user).value(), since, rev.value()));
    }

    /** Parts the two, as of the pair's event {@code rev}. */
    public CompletionStage<Void> remove(Pair pair, Rev rev) {
        return queries.each(
                List.of(pair.first(), pair.second()),
                user -> queries.run(
                        remove, rev.value(), user.value(), pair.other(user).value()));
    }

    /** The friends in no order, {@code limit} at the most. */
    public CompletionStage<List<FriendRow>> of(UserId user, int limit) {
        return queries.rows(limit, all, user.value(), limit)
                .thenApply(rows -> rows.stream().map(FriendTable::row).toList());
    }

    /** Whether, and since when, {@code other} is a friend of {@code user}. */
    public CompletionStage<Optional<FriendRow>> find(UserId user, UserId other) {
        return queries.rows(1, find, user.value(), other.value())
                .thenApply(rows -> rows.stream().findFirst().map(FriendTable::row));
    }

    public CompletionStage<Long> count(UserId user) {
        return queries.rows(1, count, user.value())
                .thenApply(rows -> rows.get(0).getLong(0));
    }

    private static FriendRow row(Row row) {
        return new FriendRow(
                new UserId(Objects.requireNonNull(row.getUuid("friend_id"))),
                Objects.requireNonNull(row.getInstant("since")));
    }
}
