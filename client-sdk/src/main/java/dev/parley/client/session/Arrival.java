package dev.parley.client.session;

import dev.parley.client.ParleyException;
import dev.parley.client.account.Accounts;
import dev.parley.client.account.TokenKeeper;
import dev.parley.client.http.Completion;
import dev.parley.protocol.account.User;
import dev.parley.protocol.frame.ServerFrame;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * From a socket's welcome until it is live: learns what the user is called, then catches up. A socket on which that
 * fails is cut off, so that the next one tries. Belongs to the session's strand.
 */
final class Arrival {
    private final TokenKeeper tokens;
    private final Accounts accounts;
    private final Executor strand;
    private final Line line;
    private final Replication replication;
    private @Nullable User me;

    Arrival(TokenKeeper tokens, Accounts accounts, Executor strand, Line line, Replication replication) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.strand = strand;
        this.line = line;
        this.replication = replication;
    }

    /** {@code live} hears when all that was missed has come. */
    void begin(ServerFrame.Welcome welcome, Runnable live) {
        Link here = line.link();
        if (here != null) {
            Completion.on(
                    profile(),
                    strand,
                    known -> {
                        me = known;
                        resume(here, welcome, known, live);
                    },
                    failure -> giveUp(here, failure));
        }
    }

    /** Somebody's profile has changed. */
    void changed(User user) {
        User known = me;
        if (known != null && known.userId().equals(user.userId())) {
            me = user;
            replication.owner(new OwnMessages(user.userId(), user.displayName()));
        }
    }

    /** One's own profile: as the sign-in told it, or, for those who never signed in, by a call. */
    private CompletableFuture<User> profile() {
        User known = me == null ? tokens.user() : me;
        return known == null ? accounts.me() : CompletableFuture.completedFuture(known);
    }

    private void resume(Link here, ServerFrame.Welcome welcome, User known, Runnable live) {
        if (line.is(here)) {
            replication.owner(new OwnMessages(welcome.userId(), known.displayName()));
            replication.resume(welcome, live, failure -> giveUp(here, failure));
        }
    }

    private void giveUp(Link here, ParleyException failure) {
        if (line.is(here)) {
            here.abort("resuming failed: " + failure.getMessage());
        }
    }
}
