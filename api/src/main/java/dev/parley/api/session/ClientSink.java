package dev.parley.api.session;

import dev.parley.protocol.frame.CloseCode;
import dev.parley.protocol.frame.EncodedFrame;

/** The socket, as the cluster sees it. Thread-safe; calls after the end are ignored. */
public interface ClientSink {
    /** Queues a frame. The queue is bounded in bytes; see {@link ClientConnection#overflowed()}. */
    void send(EncodedFrame frame);

    /** Gives back the credit of one frame. */
    void handled();

    /** Sends what is queued, then a close frame; the socket is cut off if the client does not answer in time. */
    void close(CloseCode code);
}
