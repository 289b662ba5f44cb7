package dev.parley.persistence.account;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.parley.persistence.cassandra.Queries;
import dev.parley.persistence.cassandra.Query;
import dev.parley.protocol.account.UserId;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Finds people by the beginning of a name. A person is listed under several terms (username, display name), each in the
 * canonical form that queries are brought to as well. Thread-safe.
 */
public final class UserPrefixTable {
    /** Letters that a query has at least: they name the partition. */
    private static final int MIN_LETTERS = 2;

    private static final String AFTER_ALL_LETTERS = Character.toString(Character.MAX_CODE_POINT);

    private final Queries queries;
    private final Query put;
    private final Query remove;
    private final Query search;

    public UserPrefixTable(Queries queries) {
        this.queries = queries;
        this.put = queries.query("INSERT INTO ${keyspace}.user_prefix (prefix, term, user_id, username, display_name)"
                + " VALUES (?, ?, ?, ?, ?)");
        this.remove =
                queries.query("DELETE FROM ${keyspace}.user_prefix WHERE prefix = ? AND term = ? AND user_id = ?");
        this.search = queries.query("SELECT user_id, username, display_name FROM ${keyspace}.user_prefix"
                + " WHERE prefix = ? AND term >= ? AND term < ? LIMIT ?");
    }

    /** A person as the search finds one. */
    public record Found(UserId userId, String username, String displayName) {}

    /** Lists a person under a term, or brings the entry up to date. */
    public CompletionStage<Void> put(String term, Found person) {
        return queries.run(put, prefix(term), term, person.userId().value(), person.username(), person.displayName())
                .thenAccept(done -> {});
    }

    public CompletionStage<Void> remove(String term, UserId user) {
        return queries.run(remove, prefix(term), term, user.value()).thenAccept(done -> {});
    }

    /** Who is listed under a term that begins so, in the order of the terms; nobody for a single letter that is no ideograph. */
    public CompletionStage<List<Found>> search(String beginning, int limit) {
        if (beginning.codePointCount(0, beginning.length()) < lettersOfPrefix(beginning)) {
            return CompletableFuture.completedStage(List.of());
        }
        return queries.rows(limit, search, prefix(beginning), beginning, beginning + AFTER_ALL_LETTERS, limit)
                .thenApply(rows ->
                        rows.stream().map(UserPrefixTable::found).distinct().toList());
    }

    /** One ideograph says as much as two letters. */
    private static int lettersOfPrefix(String term) {
        return !term.isEmpty() && Character.isIdeographic(term.codePointAt(0)) ? 1 : MIN_LETTERS;
    }

    private static String prefix(String term) {
        int letters = Math.min(lettersOfPrefix(term), term.codePointCount(0, term.length()));
        return term.substring(0, term.offsetByCodePoints(0, letters));
    }

    private static Found found(Row row) {
        return new Found(
                new UserId(Objects.requireNonNull(row.getUuid("user_id"))),
                Objects.requireNonNull(row.getString("username")),
                Objects.requireNonNull(row.getString("display_name")));
    }
}
