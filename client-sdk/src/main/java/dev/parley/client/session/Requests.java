package dev.parley.client.session;

import dev.parley.client.ParleyException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Frames that wait for the frame that answers them, by {@code requestId}. They end with their socket, or when the time
 * is over. Belongs to the session's strand.
 */
final class Requests {
    private record Waiting(CompletableFuture<Void> promise, long failAt) {}

    private final Duration timeout;
    private final Map<String, Waiting> waiting = new HashMap<>();
    private long last;

    Requests(Duration timeout) {
        this.timeout = timeout;
    }

    /** Registers {@code promise} under a new id, and hands that to {@code frame}. */
    <F> F open(CompletableFuture<Void> promise, long now, Function<String, F> frame) {
        String id = "r" + ++last;
        waiting.put(id, new Waiting(promise, now + timeout.toNanos()));
        return frame.apply(id);
    }

    void answered(String id) {
        Waiting request = waiting.remove(id);
        if (request != null) {
            request.promise().complete(null);
        }
    }

    boolean refused(String id, ParleyException failure) {
        Waiting request = waiting.remove(id);
        if (request != null) {
            request.promise().completeExceptionally(failure);
        }
        return request != null;
    }

    void overdue(long now) {
        for (Map.Entry<String, Waiting> entry : List.copyOf(waiting.entrySet())) {
            if (now - entry.getValue().failAt() >= 0) {
                refused(entry.getKey(), new ParleyException.Disconnected("no answer within " + timeout, null));
            }
        }
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    void failAll(ParleyException failure) {
        List.copyOf(waiting.keySet()).forEach(id -> refused(id, failure));
    }
}
