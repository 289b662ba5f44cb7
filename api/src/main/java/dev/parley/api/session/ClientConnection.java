package dev.parley.api.session;

import dev.parley.api.account.Principal;
import dev.parley.protocol.frame.ClientFrame;

/** The cluster's end of a socket, as the edge sees it. All calls come from one thread at a time and must not block. */
public interface ClientConnection {
    /**
     * A checked frame. The edge hands out at most {@code parley.websocket.inbound-credit} of them before
     * {@link ClientSink#handled()} gives credit back; each frame gives back exactly one.
     */
    void receive(ClientFrame frame);

    /** The socket showed a newer token of the same user and device. */
    void authenticated(Principal caller);

    /** The socket's outbound queue was full and was emptied; the client must be told by {@code gap} what it missed. */
    void overflowed();

    /** The socket is gone. The last call. */
    void closed();
}
