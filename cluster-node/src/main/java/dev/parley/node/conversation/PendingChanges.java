package dev.parley.node.conversation;

import dev.parley.node.conversation.ConversationCommand.Change;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The changes that wait for a decision, in the order of their arrival; lost on a crash, when none of them has been
 * answered. One that waits for a look-up holds those behind it back.
 */
final class PendingChanges {
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private long lastTicket;

    /**
     * A change that can be decided.
     *
     * @param evidence what its look-up found; absent where it did not succeed: the change cannot be decided now
     */
    record Ready(Change change, @Nullable Evidence evidence) {}

    private static final class Waiting {
        private final Change change;
        private final long ticket;
        private @Nullable Ready ready;

        Waiting(Change change, long ticket, @Nullable Ready ready) {
            this.change = change;
            this.ticket = ticket;
            this.ready = ready;
        }
    }

    int size() {
        return queue.size();
    }

    void add(Change change, Evidence known) {
        queue.add(new Waiting(change, 0, new Ready(change, known)));
    }

    /** Adds a change that waits for {@link #resolve} with the ticket returned. */
    long addUnresolved(Change change) {
        queue.add(new Waiting(change, ++lastTicket, null));
        return lastTicket;
    }

    void resolve(long ticket, @Nullable Evidence found) {
        for (Waiting waiting : queue) {
            if (waiting.ticket == ticket) {
                waiting.ready = new Ready(waiting.change, found);
                return;
            }
        }
    }

    boolean hasReady() {
        Waiting first = queue.peek();
        return first != null && first.ready != null;
    }

    /** Takes the first change, which must be ready. */
    Ready takeReady() {
        Waiting first = queue.remove();
        return Objects.requireNonNull(first.ready, "asked for before it was ready");
    }

    /** Everything that waits; the queue is empty afterwards. */
    List<Change> drain() {
        List<Change> all = queue.stream().map(waiting -> waiting.change).toList();
        queue.clear();
        return all;
    }
}
