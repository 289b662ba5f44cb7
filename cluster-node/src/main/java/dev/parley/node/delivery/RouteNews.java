package dev.parley.node.delivery;

import akka.actor.typed.ActorRef;
import dev.parley.node.ClusterMessage;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.frame.EncodedFrame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a conversation hears of where the sockets of its members are. */
public sealed interface RouteNews extends ClusterMessage {
    /**
     * A session's answer: its user has sockets on the nodes of {@code routers}, perhaps none. Until the lease ends, the
     * session tells when a node is gained.
     *
     * @param home the router of the session's own node; when that node dies, the lease is void
     */
    record Located(UserId user, List<ActorRef<DeliveryRouter.Command>> routers, ActorRef<DeliveryRouter.Command> home)
            implements RouteNews {
        public Located {
            routers = List.copyOf(routers);
        }
    }

    /**
     * A user has its first socket on another node. Answered, because the socket waits for it.
     *
     * @param returning the socket was open before the session knew of it, and may have missed what came meanwhile
     */
    record Gained(UserId user, ActorRef<DeliveryRouter.Command> router, ActorRef<Noted> replyTo, boolean returning)
            implements RouteNews {}

    /**
     * Users who have no socket on the router's node any more, and so did not get the events after {@code since}. Where
     * they are has to be asked again: a new socket may be on its way.
     *
     * @param router absent: that of a node of an older version
     */
    record Absent(List<UserId> users, Rev since, @Nullable ActorRef<DeliveryRouter.Command> router)
            implements RouteNews {
        public Absent {
            users = List.copyOf(users);
        }
    }

    /** A frame, no event, that the user's session wants the other members who are there to hear. */
    record Announced(UserId user, EncodedFrame frame) implements RouteNews {}

    /** The session stops or moves, and with it its leases. */
    record Forgotten(UserId user) implements RouteNews {}

    /** A conversation has taken note of a gained node. */
    record Noted() implements ClusterMessage {}
}
