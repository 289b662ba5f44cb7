package dev.parley.persistence.account;

import dev.parley.persistence.cassandra.Queries;
import dev.parley.persistence.cassandra.Query;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

/** The keys that sign access tokens, the same for all nodes. Thread-safe. */
public final class SigningKeyTable {
    private final Queries queries;
    private final Query insert;
    private final Query all;

    public SigningKeyTable(Queries queries) {
        this.queries = queries;
        this.insert = queries.query(
                "INSERT INTO ${keyspace}.signing_key (kid, jwk, created_at) VALUES (?, ?, ?) IF NOT EXISTS");
        this.all = queries.query("SELECT kid, jwk, created_at FROM ${keyspace}.signing_key LIMIT ?");
    }

    /**
     * Adds a key unless there is one of this {@code kid}. Of nodes that do so at once with one {@code kid}, one
     * succeeds; whatever the answer, {@link #all} then tells which key it is.
     */
    public CompletionStage<Boolean> insertIfAbsent(SigningKey key) {
        return queries.runOnce(insert, key.kid(), key.jwk(), key.createdAt()).thenApply(result -> result.wasApplied());
    }

    /** All keys. */
    public CompletionStage<List<SigningKey>> all() {
        int most = queries.settings().maxSigningKeys();
        return queries.rows(most + 1, all, most + 1).thenApply(rows -> {
            if (rows.size() > most) {
                throw new IllegalStateException("more than " + most + " signing keys");
            }
            return rows.stream()
                    .map(row -> new SigningKey(
                            Objects.requireNonNull(row.getString("kid")),
                            Objects.requireNonNull(row.getString("jwk")),
                            Objects.requireNonNull(row.getInstant("created_at"))))
                    .toList();
        });
    }
}
