package dev.parley.node.conversation;

import dev.parley.node.conversation.ConversationCommand.Change;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The changes that wait for a decision, in the order of their arrival; lost on a crash, when none of them has been
 * answered. One that waits for a look-up holds those behind it back.
 */
final class PendingChanges {
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private final Map<Long, Waiting> unresolved = new HashMap<>();
    private long lastTicket;

    /**
     * A change that can be decided.
     *
     * @param evidence what its look-up found; absent where it did not succeed: the change cannot be decided now
     */
    record Ready(Change change, @Nullable Evidence evidence) {}

    private static final class Waiting {
        private final Change change;
        private @Nullable Ready ready;

        Waiting(Change change, @Nullable Ready ready) {
            this.change = change;
            this.ready = ready;
        }
    }

    int size() {
        return queue.size();
    }

    void add(Change change, Evidence known) {
        queue.add(new Waiting(change, new Ready(change, known)));
    }

    /** Adds a change that waits for {@link #resolve} with the ticket returned. */
    long addUnresolved(Change change) {
        Waiting waiting = new Waiting(change, null);
        queue.add(waiting);
        return await(waiting);
    }

    /** Has the first change, which was ready, wait for {@link #resolve} with the ticket returned. */
    long unresolveFirst() {
        Waiting first = queue.element();
        first.ready = null;
        return await(first);
    }

    private long await(Waiting waiting) {
        unresolved.put(++lastTicket, waiting);
        return lastTicket;
    }

    void resolve(long ticket, @Nullable Evidence found) {
        Waiting waiting = unresolved.remove(ticket);
        if (waiting != null) {
            waiting.ready = new Ready(waiting.change, found);
        }
    }

    boolean hasReady() {
        Waiting first = queue.peek();
        return first != null && first.ready != null;
    }

    /** The first change, which must be ready. */
    Ready first() {
        return Objects.requireNonNull(queue.element().ready, "asked for before it was ready");
    }

    void removeFirst() {
        queue.remove();
    }

    /** Everything that waits; the queue is empty afterwards. */
    List<Change> drain() {
        List<Change> all = queue.stream().map(waiting -> waiting.change).toList();
        queue.clear();
        unresolved.clear();
        return all;
    }
}
