package dev.parley.node.session;

import dev.parley.node.placement.Insistence;
import dev.parley.protocol.conversation.ClientMessageId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The requests of one socket that wait for a conversation's answer, oldest first; bounded by the edge's credit. */
final class PendingRequests {
    private static final int LONGEST_DOUBLING = 10;

    private final LongSupplier nanoTime;
    private final Duration patience;
    private final Insistence insistence;
    private final Map<Long, Waiting> requests = new LinkedHashMap<>(4);
    private long lastToken;

    /** What the answer has to carry. */
    record Pending(@Nullable String requestId, @Nullable ClientMessageId clientMessageId, long deadline) {}

    private static final class Waiting {
        private final Pending pending;
        private final LongConsumer question;
        private final long firstAskedAt;
        private long askedAt;
        private int timesAsked = 1;

        private Waiting(Pending pending, LongConsumer question, long now) {
            this.pending = pending;
            this.question = question;
            this.firstAskedAt = now;
            this.askedAt = now;
        }

        /** Each pause is twice as long as the one before. */
        private boolean isDue(long pause, long now) {
            return now - askedAt >= pause << Math.min(timesAsked - 1, LONGEST_DOUBLING);
        }
    }

    /** @param insistence when what may be asked twice is asked again */
    PendingRequests(LongSupplier nanoTime, Duration patience, Insistence insistence) {
        this.nanoTime = nanoTime;
        this.patience = patience;
        this.insistence = insistence;
    }

    /** Returns the token that the answer will bear. */
    long add(@Nullable String requestId, @Nullable ClientMessageId clientMessageId) {
        return add(requestId, clientMessageId, token -> {});
    }

    /** Asks, and again for as long as there is no answer: what reaches a shard that moves may be lost. */
    void insist(@Nullable String requestId, ClientMessageId clientMessageId, LongConsumer question) {
        question.accept(add(requestId, clientMessageId, question));
    }

    private long add(@Nullable String requestId, @Nullable ClientMessageId clientMessageId, LongConsumer question) {
        long now = nanoTime.getAsLong();
        Pending pending = new Pending(requestId, clientMessageId, now + patience.toNanos());
        requests.put(++lastToken, new Waiting(pending, question, now));
        return lastToken;
    }

    /** Asks again what has waited for long enough. */
    void askAgain() {
        long now = nanoTime.getAsLong();
        long pause = insistence.askAgain().toNanos();
        requests.forEach((token, waiting) -> {
            if (waiting.isDue(pause, now)) {
                waiting.timesAsked++;
                waiting.askedAt = now;
                waiting.question.accept(token);
            }
        });
    }

    @Nullable
    Pending remove(long token) {
        Waiting waiting = requests.remove(token);
        if (waiting == null) {
            return null;
        }
        insistence.answered(Duration.ofNanos(nanoTime.getAsLong() - waiting.firstAskedAt));
        return waiting.pending;
    }

    List<Pending> removeOverdue() {
        long now = nanoTime.getAsLong();
        List<Pending> overdue = new ArrayList<>(0);
        Iterator<Waiting> oldest = requests.values().iterator();
        while (oldest.hasNext()) {
            Pending pending = oldest.next().pending;
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
