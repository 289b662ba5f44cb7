package dev.parley.node.account;

import akka.Done;
import dev.parley.node.account.AccountCommand.GetRemoved;
import dev.parley.node.account.AccountCommand.Remove;
import dev.parley.node.account.AccountReply.Refused;
import dev.parley.node.account.AccountReply.Removed;
import dev.parley.persistence.account.PasswordHash;
import dev.parley.protocol.account.User;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes an account away: its devices end, then everything between it and others, then its names are free. The account's
 * event comes first, and a note before it, so that what a node begins and does not live to end, {@link RemovalSweep}
 * ends: every step may be repeated. Thread-safe.
 */
final class Removal {
    private static final Logger log = LoggerFactory.getLogger(Removal.class);

    private final Accounts accounts;
    private final AccountTables tables;
    private final NameListing listing;
    private final PasswordCheck check;
    private final DeviceEndings endings;
    private final CachedUserDirectory directory;
    private final AccountFarewell farewell;
    private final Duration answerAfter;
    private final Clock clock;

    /** @param answerAfter how long a caller waits for the last step; the account is gone by then in any case */
    Removal(
            Accounts accounts,
            AccountTables tables,
            NameListing listing,
            PasswordCheck check,
            DeviceEndings endings,
            CachedUserDirectory directory,
            AccountFarewell farewell,
            Duration answerAfter,
            Clock clock) {
        this.accounts = accounts;
        this.tables = tables;
        this.listing = listing;
        this.check = check;
        this.endings = endings;
        this.directory = directory;
        this.farewell = farewell;
        this.answerAfter = answerAfter;
        this.clock = clock;
    }

    /** {@code lastToken}: when the token of the one who asks ends. */
    CompletionStage<Outcome<Done>> remove(UserId user, String password, Instant lastToken) {
        return check.before(user, password, "password", verified -> remove(user, verified, lastToken));
    }

    private CompletionStage<Outcome<Done>> remove(UserId user, PasswordHash verified, Instant lastToken) {
        return tables.removed()
                .begin(user, clock.instant())
                .thenCompose(begun -> accounts.ask(user, replyTo -> new Remove(verified, replyTo)))
                .thenCompose(reply -> {
                    if (reply instanceof Removed removed) {
                        return finish(removed, lastToken)
                                .exceptionally(Removal::left)
                                .toCompletableFuture()
                                .completeOnTimeout(Done.getInstance(), answerAfter.toMillis(), TimeUnit.MILLISECONDS)
                                .thenApply(done -> Outcome.done(done));
                    }
                    ErrorCode code = reply instanceof Refused refused ? refused.code() : ErrorCode.INTERNAL_ERROR;
                    return CompletableFuture.completedStage(
                            code == ErrorCode.INVALID_CREDENTIALS
                                    ? PasswordCheck.wrong("password")
                                    : Outcome.refused(code));
                });
    }

    /** Ends what was begun, if it was; else forgets that it was to be. */
    CompletionStage<Done> resume(UserId user) {
        return accounts.ask(user, GetRemoved::new)
                .thenCompose(reply -> reply instanceof Removed removed
                        ? finish(removed, Instant.EPOCH)
                        : tables.removed().end(user).thenApply(done -> Done.getInstance()));
    }

    private CompletionStage<Done> finish(Removed removed, Instant lastToken) {
        User was = removed.user();
        UserId user = was.userId();
        directory.stale(user);
        return tables.removed()
                .put(user, removed.at())
                .thenCompose(noted -> endings.end(user, removed.devices(), lastToken))
                .thenCompose(ended -> farewell.of(user))
                .thenCompose(parted -> listing.unlist(user, was.username(), was.displayName()))
                .thenCompose(unlisted -> release(was.email(), user))
                .thenCompose(released -> tables.usernames().release(Names.canonical(was.username()), user))
                .thenCompose(released -> tables.removed().end(user))
                .thenApply(done -> Done.getInstance());
    }

    private CompletionStage<Void> release(@Nullable String email, UserId user) {
        return email == null
                ? CompletableFuture.completedStage(null)
                : tables.emails().release(Names.canonical(email), user);
    }

    private static Done left(Throwable failure) {
        log.warn("event=removal_unfinished", failure);
        return Done.getInstance();
    }
}
