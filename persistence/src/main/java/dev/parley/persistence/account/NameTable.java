package dev.parley.persistence.account;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.parley.persistence.account.Claim.Claimed;
import dev.parley.persistence.account.Claim.TakenBy;
import dev.parley.persistence.cassandra.Queries;
import dev.parley.persistence.cassandra.Query;
import dev.parley.protocol.account.UserId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who holds a name that only one can hold: a username, an e-mail address. Names are in their canonical form. All changes
 * are lightweight transactions; one whose answer was lost is cleared up by a serial read before anything else is tried,
 * so that the outcome is always the true one. Thread-safe.
 */
public final class NameTable {
    private final Queries queries;
    private final Query claim;
    private final Query takeOver;
    private final Query release;
    private final Query find;

    private NameTable(Queries queries, String table) {
        String name = "${keyspace}." + table;
        this.queries = queries;
        this.claim =
                queries.query("INSERT INTO " + name + " (name, user_id, claimed_at) VALUES (?, ?, ?) IF NOT EXISTS");
        this.takeOver =
                queries.query("UPDATE " + name + " SET user_id = ?, claimed_at = ? WHERE name = ? IF user_id = ?");
        this.release = queries.query("DELETE FROM " + name + " WHERE name = ? IF user_id = ?");
        this.find = queries.query("SELECT user_id, claimed_at FROM " + name + " WHERE name = ?");
    }

    public static NameTable usernames(Queries queries) {
        return new NameTable(queries, "username");
    }

    public static NameTable emails(Queries queries) {
        return new NameTable(queries, "email");
    }

    /** Takes a name that nobody holds. Claimed also when the same user holds it already. */
    public CompletionStage<Claim> claim(String name, UserId user, Instant at) {
        Wish wish = new Wish(name, user, Optional.empty(), at);
        return outcome(wish, 1, take(wish));
    }

    /** Takes a name from the one who holds it, if it still is that one; a name that is free by now is claimed. */
    public CompletionStage<Claim> takeOver(String name, UserId from, UserId to, Instant at) {
        Wish wish = new Wish(name, to, Optional.of(from), at);
        return outcome(wish, 1, takeFrom(wish, from));
    }

    /** Gives a name back. Nothing happens if it is not this user's. */
    public CompletionStage<Void> release(String name, UserId user) {
        return release(name, user, 1);
    }

    /** Who holds the name. */
    public CompletionStage<Optional<UserId>> find(String name) {
        return queries.rows(1, find, name)
                .thenApply(rows -> rows.stream().findFirst().map(NameTable::holder));
    }

    private record Wish(String name, UserId user, Optional<UserId> from, Instant at) {}

    private CompletionStage<AsyncResultSet> take(Wish wish) {
        return queries.runOnce(claim, wish.name(), wish.user().value(), wish.at());
    }

    private CompletionStage<AsyncResultSet> takeFrom(Wish wish, UserId holder) {
        return queries.runOnce(takeOver, wish.user().value(), wish.at(), wish.name(), holder.value());
    }

    private CompletionStage<Claim> outcome(Wish wish, int furtherTry, CompletionStage<AsyncResultSet> transaction) {
        return transaction
                .handle((result, failure) -> {
                    if (failure == null && result.wasApplied()) {
                        return CompletableFuture.<Claim>completedStage(new Claimed());
                    }
                    return failure == null ? settled(wish, furtherTry) : clearedUp(wish, furtherTry, failure);
                })
                .thenCompose(Function.identity());
    }

    private CompletionStage<Claim> clearedUp(Wish wish, int furtherTry, Throwable failure) {
        return mayTryAgain(furtherTry, failure)
                ? queries.pauseBefore(furtherTry).thenCompose(now -> settled(wish, furtherTry))
                : CompletableFuture.failedStage(failure);
    }

    /** What the row says, and where it leaves room for the wish, the next try. */
    private CompletionStage<Claim> settled(Wish wish, int furtherTry) {
        return queries.serialRow(find, wish.name()).thenCompose(row -> {
            if (row.isEmpty()) {
                return tryAgain(wish, furtherTry, () -> take(wish));
            }
            UserId holder = holder(row.get());
            if (holder.equals(wish.user())) {
                return CompletableFuture.completedStage(new Claimed());
            }
            return wish.from().filter(holder::equals).isPresent()
                    ? tryAgain(wish, furtherTry, () -> takeFrom(wish, holder))
                    : CompletableFuture.completedStage(
                            new TakenBy(holder, Objects.requireNonNull(row.get().getInstant("claimed_at"))));
        });
    }

    private CompletionStage<Claim> tryAgain(
            Wish wish, int furtherTry, Supplier<CompletionStage<AsyncResultSet>> transaction) {
        return furtherTry > queries.settings().retries()
                ? CompletableFuture.failedStage(
                        new IllegalStateException("the name changes hands faster than it can be claimed"))
                : outcome(wish, furtherTry + 1, transaction.get());
    }

    private CompletionStage<Void> release(String name, UserId user, int furtherTry) {
        return queries.runOnce(release, name, user.value())
                .handle((result, failure) -> failure)
                .thenCompose(failure -> {
                    if (failure == null) {
                        return CompletableFuture.<Void>completedStage(null);
                    }
                    return mayTryAgain(furtherTry, failure)
                            ? queries.pauseBefore(furtherTry).thenCompose(now -> release(name, user, furtherTry + 1))
                            : CompletableFuture.<Void>failedStage(failure);
                });
    }

    private boolean mayTryAgain(int furtherTry, @Nullable Throwable failure) {
        return furtherTry <= queries.settings().retries() && failure != null && Queries.isPassing(failure);
    }

    private static UserId holder(Row row) {
        return new UserId(Objects.requireNonNull(row.getUuid("user_id")));
    }
}
