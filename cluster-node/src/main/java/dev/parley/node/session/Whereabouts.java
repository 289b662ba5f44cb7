package dev.parley.node.session;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.AskPattern;
import dev.parley.node.delivery.RouteNews;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.frame.CloseCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Tells conversations on which nodes a user has sockets, and takes sockets in: those that rely on what they were told
 * know of a node before its first socket is attached. Confined to its session.
 */
final class Whereabouts {
    private final ActorContext<SessionCommand> context;
    private final UserId user;
    private final SessionRuntime runtime;
    private final Sockets sockets;
    private final Leases leases;

    Whereabouts(
            ActorContext<SessionCommand> context, UserId user, SessionRuntime runtime, Sockets sockets, Leases leases) {
        this.context = context;
        this.user = user;
        this.runtime = runtime;
        this.sockets = sockets;
        this.leases = leases;
    }

    void lease(SessionCommand.Locate locate) {
        leases.grant(locate.conversation(), locate.replyTo());
        locate.replyTo().tell(new RouteNews.Located(user, sockets.routers(), runtime.router()));
    }

    /** The session hears {@link SessionCommand.RoutesNoted} when the socket may be attached. */
    void attach(SessionCommand.Attach attach) {
        if (!sockets.has(attach.socket())
                && sockets.size() >= runtime.settings().socketsPerUser()) {
            attach.socket().tell(new Connection.Close(CloseCode.TOO_MANY_CONNECTIONS));
            return;
        }
        boolean gained = sockets.add(attach.socket(), attach.device(), attach.router());
        context.watchWith(attach.socket(), new SessionCommand.Detached(attach.socket()));
        List<CompletableFuture<RouteNews.Noted>> notes = new ArrayList<>();
        for (ActorRef<RouteNews> holder :
                gained || attach.returning() ? leases.holders() : List.<ActorRef<RouteNews>>of()) {
            notes.add(AskPattern.<RouteNews, RouteNews.Noted>ask(
                            holder,
                            replyTo -> new RouteNews.Gained(user, attach.router(), replyTo, attach.returning()),
                            runtime.delivery().routeNotedWithin(),
                            context.getSystem().scheduler())
                    .toCompletableFuture());
        }
        SessionCommand noted = new SessionCommand.RoutesNoted(attach.socket());
        if (notes.isEmpty()) {
            context.getSelf().tell(noted);
        } else {
            // A conversation that does not answer has moved or stopped, and will ask anew.
            context.pipeToSelf(
                    CompletableFuture.allOf(notes.toArray(new CompletableFuture<?>[0])), (done, failure) -> noted);
        }
    }

    /** To all who rely on what they were told of the user. */
    void tell(RouteNews news) {
        leases.holders().forEach(conversation -> conversation.tell(news));
    }
}
