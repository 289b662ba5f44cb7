package dev.parley.load.measure;

import java.net.InetAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;

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
        this(handler, 0, null);
    }

    /** As {@link ConnectionLoop#ConnectionLoop(int, InetAddress)}. */
    public SocketLoop(Handler handler, int receiveBuffer, @Nullable InetAddress source) {
        super(receiveBuffer, source);
        this.handler = handler;
    }

    /** Begins to connect; {@code index} is the caller's name for the socket. */
    public LeanSocket connect(int index, URI node, String token) {
        LeanSocket socket = new LeanSocket(index, node, token, handler);
        connect(socket);
        return socket;
    }
}
