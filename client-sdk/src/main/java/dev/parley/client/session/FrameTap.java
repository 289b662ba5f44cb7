package dev.parley.client.session;

import dev.parley.protocol.frame.ServerFrame;
import java.net.URI;

/**
 * Hears what goes over the sockets of a session as it is, before the session orders, repairs and drops anything, and
 * what it hands on after that: for tests of servers and of clients. Calls come on the session's strand, one at a time;
 * they must neither block nor throw.
 */
public interface FrameTap {
    /** Hears nothing. */
    FrameTap NONE = server -> new Socket() {};

    /** A socket is about to be opened; what it says goes to the answer. */
    Socket connecting(URI server);

    /** The event goes to the listeners, as the next one of its conversation. */
    default void delivered(ServerFrame.Event event) {}

    /** One socket's frames. Every method has an empty default. */
    interface Socket {
        /** A frame goes out, or waits to; {@code authenticate} carries a token. */
        default void sent(String text) {}

        /** A frame has come. */
        default void received(String text) {}

        /** The end, which comes once; the code as {@link Disconnection} has it, or an HTTP status where there was no handshake. */
        default void ended(int code, String reason) {}
    }
}
