package dev.parley.node.delivery;

import akka.actor.typed.ActorRef;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;

/** Asks a user's session where its sockets are, and leases the answer. */
@FunctionalInterface
public interface SessionLocator {
    /** The session answers {@code replyTo} with {@link RouteNews.Located}, or not at all. */
    void locate(UserId user, ConversationId conversation, ActorRef<RouteNews> replyTo);
}
