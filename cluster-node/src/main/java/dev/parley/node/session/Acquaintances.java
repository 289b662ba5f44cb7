package dev.parley.node.session;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.ActorContext;
import dev.parley.node.presence.ContactList;
import dev.parley.protocol.account.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The people around a session's user: asked for once, kept for as long as there are sockets and a while longer, for those
 * who were cut off and come back, and handed to each. Confined to its session.
 */
final class Acquaintances {
    private static final Logger log = LoggerFactory.getLogger(Acquaintances.class);

    private final ActorContext<SessionCommand> context;
    private final UserId user;
    private final SessionRuntime runtime;
    private final Sockets sockets;
    private @Nullable ContactList known;
    private boolean asking;
    private boolean outdated;
    private Instant keptUntil = Instant.MAX;

    Acquaintances(ActorContext<SessionCommand> context, UserId user, SessionRuntime runtime, Sockets sockets) {
        this.context = context;
        this.user = user;
        this.runtime = runtime;
        this.sockets = sockets;
    }

    void introduce(ActorRef<Connection.Command> socket) {
        if (keptUntil.isBefore(runtime.clock().instant())) {
            known = null;
        }
        keptUntil = Instant.MAX;
        ContactList contacts = known;
        if (contacts == null) {
            ask();
        } else {
            socket.tell(new Connection.Introduced(contacts));
        }
    }

    /** They are not what they were. */
    void changed() {
        known = null;
        if (asking) {
            outdated = true;
        } else {
            ask();
        }
    }

    private void ask() {
        if (asking || sockets.size() == 0) {
            return;
        }
        asking = true;
        context.pipeToSelf(
                runtime.contacts().of(user),
                (found, failure) -> new SessionCommand.ContactsFound(failure == null ? found : null));
    }

    void found(@Nullable ContactList contacts) {
        asking = false;
        if (contacts == null) {
            log.warn("event=contacts_not_read user={}", user);
            outdated = false;
            context.scheduleOnce(
                    runtime.settings().answerWithin(), context.getSelf(), new SessionCommand.ContactsChanged());
        } else if (outdated) {
            outdated = false;
            ask();
        } else {
            known = contacts;
            sockets.tellAll(new Connection.Introduced(contacts));
        }
    }

    /** Nobody is there who would want to know, but somebody may come back soon. */
    void keepForAWhile() {
        keptUntil = runtime.clock().instant().plus(runtime.settings().passivateAfter());
    }
}
