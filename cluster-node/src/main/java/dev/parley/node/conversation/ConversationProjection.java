package dev.parley.node.conversation;

import akka.Done;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Rev;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Where the projector writes. Every write is an upsert that carries its {@code rev}, so that repeating it is harmless. */
public interface ConversationProjection {
    /** The last event that the rows know of; zero where there are none. */
    CompletionStage<Rev> projected(ConversationId conversation);

    /** Writes events and then the head that follows from them. */
    CompletionStage<Done> write(List<ProjectedEvent> events, ProjectedHead head);

    /** The same for what nobody waits for: it takes a moment longer, and shares its requests with other conversations. */
    default ConversationProjection patient() {
        return this;
    }
}
