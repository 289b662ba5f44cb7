package dev.parley.node.account;

import dev.parley.node.account.Account.NewAccount;
import dev.parley.node.account.AccountCommand.GetProfile;
import dev.parley.node.account.AccountCommand.Register;
import dev.parley.node.account.AccountReply.Profile;
import dev.parley.node.account.AccountReply.Refused;
import dev.parley.persistence.account.Claim.Claimed;
import dev.parley.persistence.account.Claim.TakenBy;
import dev.parley.persistence.account.NameTable;
import dev.parley.protocol.account.User;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.Outcome;
import dev.parley.protocol.error.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Makes an account with names that nobody else has: claims the username, then the e-mail address, then registers with the
 * account's entity, which refuses when the claims are older than the deadline. A registration that dies half-way leaves
 * claims behind; they may be taken over when they are older than any that an entity still accepts and their account does
 * not exist. A registration whose end is not known keeps its claims: they may well belong to an account.
 */
final class Registration {
    private final Accounts accounts;
    private final NameTable usernames;
    private final NameTable emails;
    private final NameListing listing;
    private final AccountSettings settings;
    private final Clock clock;

    Registration(Accounts accounts, AccountTables tables, NameListing listing, AccountSettings settings, Clock clock) {
        this.accounts = accounts;
        this.usernames = tables.usernames();
        this.emails = tables.emails();
        this.listing = listing;
        this.settings = settings;
        this.clock = clock;
    }

    CompletionStage<Outcome<User>> register(NewAccount account) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String name = Names.canonical(account.username());
        return claimed(usernames, name, account.userId(), at)
                .thenCompose(mine -> mine ? withEmail(account, at) : refused(ErrorCode.USERNAME_TAKEN));
    }

    private CompletionStage<Outcome<User>> withEmail(NewAccount account, Instant at) {
        String address = account.email();
        if (address == null) {
            return withNames(account, at);
        }
        return claimed(emails, Names.canonical(address), account.userId(), at)
                .thenCompose(mine -> mine
                        ? withNames(account, at)
                        : usernames
                                .release(Names.canonical(account.username()), account.userId())
                                .thenCompose(released -> refused(ErrorCode.EMAIL_TAKEN)));
    }

    /** Listed before it is registered: a listing without an account is left out by the search, the reverse would stay. */
    private CompletionStage<Outcome<User>> withNames(NewAccount account, Instant at) {
        return listing.list(account.userId(), account.username(), account.displayName())
                .thenCompose(listed -> accounts.ask(
                        account.userId(),
                        replyTo -> new Register(
                                account.userId(),
                                account.username(),
                                account.email(),
                                account.passwordHash(),
                                account.displayName(),
                                at,
                                replyTo)))
                .thenCompose(reply -> reply instanceof Profile profile
                        ? CompletableFuture.completedStage(Outcome.done(profile.user()))
                        : release(account).thenApply(released -> unfinished()));
    }

    private CompletionStage<Void> release(NewAccount account) {
        String name = Names.canonical(account.username());
        UserId user = account.userId();
        @Nullable String address = account.email();
        return listing.unlist(user, account.username(), account.displayName())
                .thenCompose(removed -> address == null
                        ? CompletableFuture.completedStage(null)
                        : emails.release(Names.canonical(address), user))
                .thenCompose(released -> usernames.release(name, user));
    }

    private CompletionStage<Boolean> claimed(NameTable table, String name, UserId user, Instant at) {
        return table.claim(name, user, at).thenCompose(claim -> {
            if (claim instanceof TakenBy other
                    && other.claimedAt().plus(settings.takeoverAfter()).isBefore(at)) {
                return takenOver(table, name, other.userId(), user, at);
            }
            return CompletableFuture.completedStage(claim instanceof Claimed);
        });
    }

    private CompletionStage<Boolean> takenOver(NameTable table, String name, UserId from, UserId to, Instant at) {
        return accounts.ask(from, GetProfile::new).thenCompose(reply -> {
            if (reply instanceof Refused refused && refused.code() == ErrorCode.UNKNOWN_USER) {
                return table.takeOver(name, from, to, at).thenApply(claim -> claim instanceof Claimed);
            }
            return CompletableFuture.completedStage(false);
        });
    }

    private static CompletionStage<Outcome<User>> refused(ErrorCode code) {
        return CompletableFuture.completedStage(Outcome.refused(code));
    }

    private Outcome<User> unfinished() {
        return Outcome.refused(Refusal.later(ErrorCode.UNAVAILABLE, settings.registrationRetryAfter()));
    }
}
