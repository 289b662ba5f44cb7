package dev.parley.node.conversation;

import dev.parley.node.conversation.ConversationCommand.Change;
import dev.parley.protocol.conversation.Message;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
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
     * @param evidence what its look-up found
     * @param failed the look-up did not succeed: the change cannot be decided now
     */
    record Ready(Change change, Optional<Message> evidence, boolean failed) {}

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

    void add(Change change) {
        queue.add(new Waiting(change, 0, new Ready(change, Optional.empty(), false)));
    }

    /** Adds a change that waits for {@link #resolve} with the ticket returned. */
    long addUnresolved(Change change) {
        queue.add(new Waiting(change, ++lastTicket, null));
        return lastTicket;
    }

    void resolve(long ticket, Optional<Message> found, boolean failed) {
        for (Waiting waiting : queue) {
            if (waiting.ticket == ticket) {
                waiting.ready = new Ready(waiting.change, found, failed);
                return;
            }
        }
    }

    boolean hasReady() {
        Waiting first = queue.peek();
        return first != null && first.ready != null;
    }

    /** Takes the leading changes that are ready, {@code limit} at the most. */
    List<Ready> takeReady(int limit) {
        List<Ready> batch = new ArrayList<>();
        for (Waiting first = queue.peek(); first != null && batch.size() < limit; first = queue.peek()) {
            Ready ready = first.ready;
            if (ready == null) {
                break;
            }
            batch.add(ready);
            queue.remove();
        }
        return batch;
    }

    /** Everything that waits; the queue is empty afterwards. */
    List<Change> drain() {
        List<Change> all = queue.stream().map(waiting -> waiting.change).toList();
        queue.clear();
        return all;
    }
}
