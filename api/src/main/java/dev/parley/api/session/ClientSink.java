package dev.parley.api.session;

import dev.parley.protocol.frame.CloseCode;
import dev.parley.protocol.frame.EncodedFrame;

/** The socket, as the cluster sees it. Thread-safe; calls after the end are ignored. */
public interface ClientSink {
    /** Queues an answer. It is not dropped when the queue is emptied; a peer that lets answers pile up is cut off. */
    void send(EncodedFrame frame);

    /**
     * Queues an event. When the queue is full, all queued events are dropped at once and {@link
     * ClientConnection#overflowed()} follows: the client can ask for them again.
     */
    void deliver(EncodedFrame frame);

    /** Gives back the credit of one frame. */
    void handled();

    /**
     * Runs {@code callback} once, on any thread, as soon as what is queued is less than half of the bound; with it, a
     * long answer is sent at the pace of its reader. Never runs it once the socket is gone.
     */
    void whenDrained(Runnable callback);

    /** Sends what is queued, then a close frame; the socket is cut off if the client does not answer in time. */
    void close(CloseCode code);
}
