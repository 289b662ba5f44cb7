package dev.parley.persistence.friend;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.parley.persistence.cassandra.Queries;
import dev.parley.persistence.cassandra.Query;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.Rev;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Who has blocked whom, from both sides. Thread-safe. */
public final class BlockTable {
    /** Candidates of one statement; fewer are filled up with repetitions. */
    private static final int AMONG = 50;

    private final Queries queries;
    private final Query put;
    private final Query putBack;
    private final Query remove;
    private final Query removeBack;
    private final Query first;
    private final Query next;
    private final Query find;
    private final Query blockers;
    private final Query blockedAmong;
    private final Query blockersAmong;
    private final Query count;

    public BlockTable(Queries queries) {
        this.queries = queries;
        this.put = queries.query(
                "INSERT INTO ${keyspace}.block (user_id, blocked_id, since) VALUES (?, ?, ?) USING TIMESTAMP ?");
        this.putBack = queries.query(
                "INSERT INTO ${keyspace}.blocked_by (user_id, blocker_id) VALUES (?, ?) USING TIMESTAMP ?");
        this.remove =
                queries.query("DELETE FROM ${keyspace}.block USING TIMESTAMP ? WHERE user_id = ? AND blocked_id = ?");
        this.removeBack = queries.query(
                "DELETE FROM ${keyspace}.blocked_by USING TIMESTAMP ? WHERE user_id = ? AND blocker_id = ?");
        String select = "SELECT blocked_id, since FROM ${keyspace}.block WHERE user_id = ?";
        this.first = queries.query(select + " LIMIT ?");
        this.next = queries.query(select + " AND blocked_id > ? LIMIT ?");
        this.find = queries.query(select + " AND blocked_id = ?");
        this.blockers = queries.query("SELECT blocker_id FROM ${keyspace}.blocked_by WHERE user_id = ? LIMIT ?");
        String among = String.join(", ", Collections.nCopies(AMONG, "?"));
        this.blockedAmong = queries.query(
                "SELECT blocked_id FROM ${keyspace}.block WHERE user_id = ? AND blocked_id IN (" + among + ")");
        this.blockersAmong = queries.query(
                "SELECT blocker_id FROM ${keyspace}.blocked_by WHERE user_id = ? AND blocker_id IN (" + among + ")");
        this.count = queries.query("SELECT count(*) FROM ${keyspace}.block WHERE user_id = ?");
    }

    /** Somebody who is blocked. */
    public record BlockRow(UserId blocked, Instant since) {}

    /** Notes a block, as of the pair's event {@code rev}. */
    public CompletionStage<Void> put(UserId by, UserId blocked, Instant since, Rev rev) {
        return queries.run(put, by.value(), blocked.value(), since, rev.value())
                .thenCombine(queries.run(putBack, blocked.value(), by.value(), rev.value()), (one, other) -> one)
                .thenAccept(done -> {});
    }

    /** Takes a block away, as of the pair's event {@code rev}. */
    public CompletionStage<Void> remove(UserId by, UserId blocked, Rev rev) {
        return queries.run(remove, rev.value(), by.value(), blocked.value())
                .thenCombine(queries.run(removeBack, rev.value(), blocked.value(), by.value()), (one, other) -> one)
                .thenAccept(done -> {});
    }

    /** Whom a user has blocked, in a fixed order of no meaning: those behind {@code after}. */
    public CompletionStage<List<BlockRow>> of(UserId user, Optional<UserId> after, int limit) {
        return (after.isEmpty()
                        ? queries.rows(limit, first, user.value(), limit)
                        : queries.rows(limit, next, user.value(), after.get().value(), limit))
                .thenApply(rows -> rows.stream().map(BlockTable::row).toList());
    }

    /** Whether {@code by} has blocked {@code other}. */
    public CompletionStage<Boolean> has(UserId by, UserId other) {
        return queries.rows(1, find, by.value(), other.value()).thenApply(rows -> !rows.isEmpty());
    }

    /** Who has blocked a user, {@code limit} at the most. */
    public CompletionStage<List<UserId>> blockers(UserId user, int limit) {
        return queries.rows(limit, blockers, user.value(), limit).thenApply(rows -> rows.stream()
                .map(row -> new UserId(Objects.requireNonNull(row.getUuid("blocker_id"))))
                .toList());
    }

    /** Those of {@code candidates} whom the user has blocked, or who have blocked the user. */
    public CompletionStage<Set<UserId>> among(UserId user, Collection<UserId> candidates) {
        List<UserId> all = List.copyOf(candidates);
        List<List<UserId>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += AMONG) {
            parts.add(all.subList(from, Math.min(from + AMONG, all.size())));
        }
        Set<UserId> found = ConcurrentHashMap.newKeySet();
        return queries.each(parts, part -> among(blockedAmong, user, part, found))
                .thenCompose(done -> queries.each(parts, part -> among(blockersAmong, user, part, found)))
                .thenApply(done -> Set.copyOf(found));
    }

    private CompletionStage<Void> among(Query query, UserId user, List<UserId> part, Set<UserId> found) {
        Object[] values = new Object[AMONG + 1];
        values[0] = user.value();
        for (int i = 0; i < AMONG; i++) {
            values[i + 1] = part.get(Math.min(i, part.size() - 1)).value();
        }
        return queries.rows(AMONG, query, values)
                .thenAccept(rows -> rows.forEach(row -> found.add(new UserId(Objects.requireNonNull(row.getUuid(0))))));
    }

    public CompletionStage<Long> count(UserId user) {
        return queries.rows(1, count, user.value())
                .thenApply(rows -> rows.get(0).getLong(0));
    }

    private static BlockRow row(Row row) {
        return new BlockRow(
                new UserId(Objects.requireNonNull(row.getUuid("blocked_id"))),
                Objects.requireNonNull(row.getInstant("since")));
    }
}
