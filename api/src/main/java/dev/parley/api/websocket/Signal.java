package dev.parley.api.websocket;

import dev.parley.protocol.frame.EncodedFrame;

/** What other threads tell a socket, beside frames to send and codes to close with. */
sealed interface Signal {
    /** Those that say all by their name. */
    enum Plain implements Signal {
        /** The cluster gives back the credit of one frame. */
        HANDLED,
        /** The peer is to be asked for a sign of life. */
        PING,
        /** The peer was silent for too long. */
        MISSED
    }

    /** A frame that may be dropped. */
    record Event(EncodedFrame frame) implements Signal {}

    /** A callback that waits for the outbox to have room. */
    record Drained(Runnable callback) implements Signal {}
}
