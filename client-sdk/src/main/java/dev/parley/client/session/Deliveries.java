package dev.parley.client.session;

import dev.parley.client.ParleyException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Between the session and its listeners: one call at a time, in order. When {@code capacity} calls wait, {@link #full}
 * tells the session to stop reading; {@code onRoom} is called once half of them are done. Thread-safe.
 */
final class Deliveries {
    private final List<SessionListener> listeners;
    private final int capacity;
    private final Runnable onRoom;
    private final SerialExecutor serial;
    private final AtomicInteger waiting = new AtomicInteger();

    Deliveries(List<SessionListener> listeners, Executor pool, int capacity, Runnable onRoom) {
        this.listeners = List.copyOf(listeners);
        this.capacity = capacity;
        this.onRoom = onRoom;
        this.serial = new SerialExecutor(pool, Deliveries::lastResort);
    }

    boolean full() {
        return waiting.get() >= capacity;
    }

    void add(Consumer<SessionListener> call) {
        waiting.incrementAndGet();
        serial.execute(() -> {
            try {
                listeners.forEach(listener -> guarded(listener, call));
            } finally {
                if (waiting.decrementAndGet() == capacity / 2) {
                    onRoom.run();
                }
            }
        });
    }

    /** Runs {@code task} when everything added so far has been delivered. */
    void then(Runnable task) {
        serial.execute(task);
    }

    private static void guarded(SessionListener listener, Consumer<SessionListener> call) {
        try {
            call.accept(listener);
        } catch (RuntimeException | Error e) {
            report(listener, e);
        }
    }

    private static void report(SessionListener listener, Throwable failure) {
        try {
            listener.onFailure(new ParleyException.ProtocolError(
                    "a listener threw " + failure.getClass().getName(), failure));
        } catch (RuntimeException | Error e) {
            lastResort(e);
        }
    }

    private static void lastResort(Throwable failure) {
        System.getLogger(Deliveries.class.getName())
                .log(System.Logger.Level.WARNING, "a failure listener of a Parley session failed itself", failure);
    }
}
