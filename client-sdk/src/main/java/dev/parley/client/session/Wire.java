package dev.parley.client.session;

import dev.parley.client.ParleyException;
import dev.parley.protocol.frame.ClientFrame;
import dev.parley.protocol.frame.ServerFrame;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** What replication needs of its session. */
interface Wire {
    /** Sends a frame that has an answer; fails if there is no socket. */
    CompletableFuture<Void> request(Function<String, ClientFrame> frame);

    void deliver(ServerFrame.Event event);

    /** Runs {@code task} on the strand when all that was delivered so far has reached the listeners. */
    void afterDelivery(Runnable task);

    void later(Duration delay, Runnable task);

    void report(ParleyException failure);
}
