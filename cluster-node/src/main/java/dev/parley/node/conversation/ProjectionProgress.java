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
    private boolean failing;
    private boolean awaited;

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
        failing = false;
        awaited = false;
        return first;
    }

    /** They did not take what they were given, and will be given it again. */
    void failed() {
        failing = true;
        awaited = false;
    }

    /** Whether they are about to take what they do not have of the events up to {@code last}. */
    boolean willTakeMore(Rev last) {
        return !failing && last.isAfter(upTo());
    }

    /**
     * Nothing can be decided until they have more, or have failed to take it.
     *
     * @param state all of whose events they were given
     */
    void await(Conversation state) {
        awaited = true;
        if (state instanceof OpenConversation open) {
            project(open, List.of(), true);
        }
    }

    /** The entity has started again, and what it waited with is refused. */
    void awaitNoMore() {
        awaited = false;
    }

    boolean isAwaited() {
        return awaited;
    }

    /** Whether the tables have all there is. */
    boolean isComplete(Conversation state) {
        return isKnown() && !state.rev().isAfter(upTo());
    }

    void written(OpenConversation after, Batch batch) {
        project(after, batch.projections(), batch.changesLists() || awaited || isFarAhead(after));
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

    /** What does not fit into a full window has to wait; the tables are not given time to gather then. */
    private boolean isFarAhead(OpenConversation state) {
        return state.rev().value() - upTo().value() > settings.window().events() / 4;
    }
}
