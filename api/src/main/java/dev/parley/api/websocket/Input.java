package dev.parley.api.websocket;

import dev.parley.protocol.frame.CloseCode;

/** What a peer said, once it is whole. */
sealed interface Input {
    /** A text message, of one frame or of fragments. */
    record Text(String text) implements Input {}

    @SuppressWarnings("ArrayRecordComponent") // read once, compared never
    record Ping(byte[] payload) implements Input {}

    record Pong() implements Input {}

    /** @param code as the peer gave it; 1005 where it gave none */
    record Close(int code) implements Input {}

    /** The peer broke the protocol or a limit; nothing after it can be read. */
    record Violation(CloseCode code) implements Input {}
}
