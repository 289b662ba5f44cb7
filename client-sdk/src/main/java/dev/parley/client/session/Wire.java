package dev.parley.client.session;

import dev.parley.client.ParleyException;
import dev.parley.protocol.conversation.ConversationSummary;
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

    /** The session meets a conversation, as it stands in the list. */
    void listed(ConversationSummary summary);

    /** Runs {@code task} on the strand when all that was delivered so far has reached the listeners. */
    void afterDelivery(Runnable task);

    void later(Duration delay, Runnable task);

    void report(ParleyException failure);
}
