package dev.parley.persistence.friend;

import dev.parley.persistence.cassandra.Queries;
import dev.parley.persistence.cassandra.Query;
import dev.parley.protocol.conversation.Rev;
import java.util.concurrent.CompletionStage;

/** How far the rows of each pair are: written after all others of a revision, and never back. Thread-safe. */
public final class FriendshipHeadTable {
    private final Queries queries;
    private final Query put;
    private final Query find;

    public FriendshipHeadTable(Queries queries) {
        this.queries = queries;
        this.put = queries.query(
                "INSERT INTO ${keyspace}.friendship_head (first, second, rev) VALUES (?, ?, ?) USING TIMESTAMP ?");
        this.find = queries.query("SELECT rev FROM ${keyspace}.friendship_head WHERE first = ? AND second = ?");
    }

    public CompletionStage<Void> put(Pair pair, Rev rev) {
        return queries.run(put, pair.first().value(), pair.second().value(), rev.value(), rev.value())
                .thenAccept(done -> {});
    }

    /** Zero where nothing is written. */
    public CompletionStage<Rev> find(Pair pair) {
        return queries.rows(1, find, pair.first().value(), pair.second().value())
                .thenApply(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new Rev(row.getLong("rev")))
                        .orElse(Rev.ZERO));
    }
}
