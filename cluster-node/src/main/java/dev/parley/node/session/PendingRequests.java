package dev.parley.node.session;

import dev.parley.protocol.conversation.ClientMessageId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The requests of one socket that wait for a conversation's answer, oldest first; bounded by the edge's credit. */
final class PendingRequests {
    private final InstantSource clock;
    private final Duration patience;
    private final Map<Long, Pending> requests = new LinkedHashMap<>(4);
    private long lastToken;

    /** What the answer has to carry. */
    record Pending(@Nullable String requestId, @Nullable ClientMessageId clientMessageId, Instant deadline) {}

    PendingRequests(InstantSource clock, Duration patience) {
        this.clock = clock;
        this.patience = patience;
    }

    /** Returns the token that the answer will bear. */
    long add(@Nullable String requestId, @Nullable ClientMessageId clientMessageId) {
        requests.put(
                ++lastToken,
                new Pending(requestId, clientMessageId, clock.instant().plus(patience)));
        return lastToken;
    }

    @Nullable
    Pending remove(long token) {
        return requests.remove(token);
    }

    List<Pending> removeOverdue() {
        Instant now = clock.instant();
        List<Pending> overdue = new ArrayList<>(0);
        Iterator<Pending> oldest = requests.values().iterator();
        while (oldest.hasNext()) {
            Pending pending = oldest.next();
            if (pending.deadline().isAfter(now)) {
                break;
            }
            overdue.add(pending);
            oldest.remove();
        }
        return overdue;
    }

    boolean isEmpty() {
        return requests.isEmpty();
    }
}
