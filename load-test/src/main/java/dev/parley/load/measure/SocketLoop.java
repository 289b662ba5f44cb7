package dev.parley.load.measure;

import java.net.URI;

/** A {@link ConnectionLoop} of {@link LeanSocket}s. */
public final class SocketLoop extends ConnectionLoop {
    /** What sockets tell. */
    public interface Handler {
        /** The handshake is done. */
        void open(LeanSocket socket);

        /** A text frame: {@code length} bytes from {@code offset}, good until this returns. */
        void frame(LeanSocket socket, byte[] bytes, int offset, int length);

        /** Gone, or never opened. */
        void closed(LeanSocket socket, String reason);
    }

    private final Handler handler;

    public SocketLoop(Handler handler) {
        this(handler, 0);
    }

    /** {@code receiveBuffer}: bytes that the kernel keeps for a socket; 0 for its own choice. */
    public SocketLoop(Handler handler, int receiveBuffer) {
        super(receiveBuffer);
        this.handler = handler;
    }

    /** Begins to connect; {@code index} is the caller's name for the socket. */
    public LeanSocket connect(int index, URI node, String token) {
        LeanSocket socket = new LeanSocket(index, node, token, handler);
        connect(socket);
        return socket;
    }
}
