package dev.parley.node.conversation;

import akka.actor.typed.ActorRef;
import dev.parley.protocol.conversation.Rev;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far the tables are, as an entity knows, and what it still owes them. Confined to the entity. */
final class ProjectionProgress {
    private final ActorRef<ConversationProjector.Command> projector;
    private final ConversationSettings settings;
    private @Nullable Rev projected;

    ProjectionProgress(ActorRef<ConversationProjector.Command> projector, ConversationSettings settings) {
        this.projector = projector;
        this.settings = settings;
    }

    /** Before the tables have answered once, nothing can be decided: it may have to stay in the window. */
    boolean isKnown() {
        return projected != null;
    }

    Rev upTo() {
        return projected == null ? Rev.ZERO : projected;
    }

    /** Returns whether that is the first news of them. */
    boolean reached(Rev rev) {
        boolean first = projected == null;
        projected = upTo().max(rev);
        return first;
    }

    /** Whether the tables have all there is. */
    boolean isComplete(Conversation state) {
        return isKnown() && !state.rev().isAfter(upTo());
    }

    void written(OpenConversation after, Batch batch) {
        project(after, batch.projections(), batch.changesLists() || isFarAhead(after));
    }

    /** Hands over everything that the tables do not have, as far as the window goes. */
    void catchUp(OpenConversation state) {
        if (state.rev().isAfter(upTo())) {
            Window window = state.window();
            project(
                    state,
                    window.after(upTo(), Integer.MAX_VALUE).stream()
                            .map(event ->
                                    ProjectedEvent.of(state, event, window.lastSeqAt(event.rev(), state.lastSeq())))
                            .toList(),
                    true);
        }
    }

    private void project(OpenConversation state, List<ProjectedEvent> events, boolean prompt) {
        projector.tell(new ConversationProjector.Project(events, ProjectedHead.of(state), prompt));
    }

    /** A full window refuses what comes; the tables are not given time to gather then. */
    private boolean isFarAhead(OpenConversation state) {
        return state.rev().value() - upTo().value() > settings.window().events() / 4;
    }
}
