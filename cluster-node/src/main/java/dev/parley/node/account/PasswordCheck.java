package dev.parley.node.account;

import dev.parley.node.account.AccountCommand.GetCredentials;
import dev.parley.node.account.AccountReply.Credentials;
import dev.parley.persistence.account.PasswordHash;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.error.FieldError;
import dev.parley.protocol.error.Outcome;
import dev.parley.protocol.error.Refusal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Asks users who are signed in for their password again, before what cannot be taken back. Thread-safe. */
record PasswordCheck(Accounts accounts, Passwords passwords) {
    /** Does {@code deed} with the hash that {@code password} fits; refuses {@code field} where it fits none. */
    <T> CompletionStage<Outcome<T>> before(
            UserId user, String password, String field, Function<PasswordHash, CompletionStage<Outcome<T>>> deed) {
        return accounts.ask(user, GetCredentials::new).thenCompose(reply -> {
            PasswordHash now = reply instanceof Credentials credentials ? credentials.passwordHash() : null;
            return passwords
                    .verify(password, now)
                    .thenCompose(fits -> fits && now != null
                            ? deed.apply(now)
                            : CompletableFuture.completedStage(PasswordCheck.<T>wrong(field)));
        });
    }

    /** What is said of a password that does not fit, where the caller's token is good. */
    static <T> Outcome<T> wrong(String field) {
        return Outcome.refused(Refusal.fields(List.of(new FieldError(field, "is not the password of this account"))));
    }
}
