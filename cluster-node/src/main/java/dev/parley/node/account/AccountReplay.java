package dev.parley.node.account;

import akka.actor.typed.ActorSystem;
import akka.persistence.typed.PersistenceId;
import com.typesafe.config.Config;
import dev.parley.persistence.account.AccountEvent;
import dev.parley.persistence.account.Claim.TakenBy;
import dev.parley.persistence.account.NameTable;
import dev.parley.persistence.account.RemovedUserTable;
import dev.parley.persistence.account.UserPrefixTable;
import dev.parley.persistence.cassandra.Queries;
import dev.parley.persistence.journal.JournalReader;
import dev.parley.persistence.journal.LogReplay;
import dev.parley.protocol.account.User;
import dev.parley.protocol.account.UserId;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Makes what others find of accounts anew: their names, their listings, and who is gone. */
public final class AccountReplay implements LogReplay {
    private final JournalReader journal;
    private final NameTable usernames;
    private final NameTable emails;
    private final RemovedUserTable removed;
    private final NameListing listing;
    private final AccountPolicy policy;
    private final int part;

    private AccountReplay(JournalReader journal, Queries queries, AccountSettings settings, int part) {
        this.journal = journal;
        this.usernames = NameTable.usernames(queries);
        this.emails = NameTable.emails(queries);
        this.removed = new RemovedUserTable(queries);
        this.listing = new NameListing(new UserPrefixTable(queries), settings.searchWords());
        this.policy = settings.policy();
        this.part = part;
    }

    /** @param part events that are read together */
    public static AccountReplay of(ActorSystem<?> system, Config config, Queries queries, int part) {
        return new AccountReplay(new JournalReader(system), queries, AccountSettings.from(config), part);
    }

    @Override
    public String entityType() {
        return AccountEntity.KEY.name();
    }

    @Override
    public CompletionStage<Void> replay(PersistenceId log) {
        Account nobody = new Account.Absent();
        return journal.fold(log, part, AccountEvent.class, nobody, (state, event) -> state.apply(event, policy))
                .thenCompose(this::write);
    }

    private CompletionStage<Void> write(Account account) {
        if (account instanceof Account.Gone gone) {
            return removed(gone.last().user(), gone.at());
        }
        return account instanceof ActiveAccount active ? listed(active.user()) : CompletableFuture.completedStage(null);
    }

    private CompletionStage<Void> listed(User user) {
        UserId id = user.userId();
        String email = user.email();
        return claimed(usernames, user.username(), id, user.createdAt())
                .thenCompose(mine -> email == null
                        ? CompletableFuture.completedStage(null)
                        : claimed(emails, email, id, user.createdAt()))
                .thenCompose(mine -> listing.list(id, user.username(), user.displayName()));
    }

    private static CompletionStage<Void> claimed(NameTable table, String name, UserId user, Instant at) {
        return table.claim(Names.canonical(name), user, at).thenAccept(claim -> {
            if (claim instanceof TakenBy other) {
                throw new IllegalStateException("the name " + name + " is held by " + other.userId());
            }
        });
    }

    private CompletionStage<Void> removed(User was, Instant at) {
        UserId id = was.userId();
        return removed.put(id, at)
                .thenCompose(noted -> listing.unlist(id, was.username(), was.displayName()))
                .thenCompose(unlisted -> released(emails, was.email(), id))
                .thenCompose(released -> released(usernames, was.username(), id));
    }

    private static CompletionStage<Void> released(NameTable table, @Nullable String name, UserId user) {
        return name == null ? CompletableFuture.completedStage(null) : table.release(Names.canonical(name), user);
    }
}
