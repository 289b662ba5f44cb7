package dev.parley.node.session;

import akka.actor.typed.ActorRef;
import dev.parley.node.ClusterMessage;
import dev.parley.protocol.conversation.ConversationId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Read cursors that have moved, each with the socket that moved it, or none for REST. */
public record CursorChange(Map<ConversationId, Mover> movers) implements ClusterMessage {
    public CursorChange {
        movers = Map.copyOf(movers);
    }

    /** @param socket absent: REST */
    public record Mover(@Nullable ActorRef<Connection.Command> socket) implements ClusterMessage {}
}
