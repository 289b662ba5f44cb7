package dev.parley.node.session;

import dev.parley.protocol.conversation.ClientMessageId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The requests of one socket that wait for a conversation's answer, oldest first; bounded by the edge's credit. */
final class PendingRequests {
    private final LongSupplier nanoTime;
    private final Duration patience;
    private final Map<Long, Pending> requests = new LinkedHashMap<>(4);
    private long lastToken;

    /** What the answer has to carry. */
    record Pending(@Nullable String requestId, @Nullable ClientMessageId clientMessageId, long deadline) {}

    PendingRequests(LongSupplier nanoTime, Duration patience) {
        this.nanoTime = nanoTime;
        this.patience = patience;
    }

    /** Returns the token that the answer will bear. */
    long add(@Nullable String requestId, @Nullable ClientMessageId clientMessageId) {
        requests.put(++lastToken, new Pending(requestId, clientMessageId, nanoTime.getAsLong() + patience.toNanos()));
        return lastToken;
    }

    @Nullable
    Pending remove(long token) {
        return requests.remove(token);
    }

    List<Pending> removeOverdue() {
        long now = nanoTime.getAsLong();
        List<Pending> overdue = new ArrayList<>(0);
        Iterator<Pending> oldest = requests.values().iterator();
        while (oldest.hasNext()) {
            Pending pending = oldest.next();
            if (pending.deadline() - now > 0) {
                break;
            }
            overdue.add(pending);
            oldest.remove();
        }
        return overdue;
    }

    /** Returns how many there were. */
    int clear() {
        int count = requests.size();
        requests.clear();
        return count;
    }

    boolean isEmpty() {
        return requests.isEmpty();
    }
}
