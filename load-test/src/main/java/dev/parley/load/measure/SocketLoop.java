package dev.parley.load.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Any number of {@link LeanSocket}s on the caller's thread: nothing happens but in {@link #poll}. That keeps the load
 * generator out of its own measurements: one thread, no queues between it and the network.
 */
public final class SocketLoop implements AutoCloseable {
    /** What sockets tell. */
    public interface Handler {
        /** The handshake is done. */
        void open(LeanSocket socket);

        /** A text frame: {@code length} bytes from {@code offset}, good until this returns. */
        void frame(LeanSocket socket, byte[] bytes, int offset, int length);

        /** Gone, or never opened. */
        void closed(LeanSocket socket, String reason);
    }

    private static final int READ_BUFFER = 256 * 1024;
    private static final long NAP = TimeUnit.MICROSECONDS.toNanos(50);
    private static final long SHORT = TimeUnit.MILLISECONDS.toNanos(2);

    private final Handler handler;
    private final Selector selector;
    private final int receiveBuffer;
    private final byte[] readBuffer = new byte[READ_BUFFER];

    public SocketLoop(Handler handler) {
        this(handler, 0);
    }

    /** {@code receiveBuffer}: bytes that the kernel keeps for a socket; 0 for its own choice. */
    public SocketLoop(Handler handler, int receiveBuffer) {
        this.receiveBuffer = receiveBuffer;
        this.handler = handler;
        try {
            this.selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins to connect; {@code index} is the caller's name for the socket. */
    public LeanSocket connect(int index, URI node, String token) {
        try {
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            if (receiveBuffer > 0) {
                channel.setOption(StandardSocketOptions.SO_RCVBUF, receiveBuffer);
            }
            LeanSocket socket = new LeanSocket(index, node, token, channel, handler);
            socket.key(channel.register(selector, SelectionKey.OP_CONNECT, socket));
            channel.connect(new InetSocketAddress(node.getHost(), node.getPort()));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Serves what is ready, waiting {@code nanos} for it at the most. */
    public void poll(long nanos) {
        try {
            int ready = selector.selectNow();
            if (ready == 0 && nanos > 0) {
                if (nanos > SHORT) {
                    ready = selector.select(TimeUnit.NANOSECONDS.toMillis(nanos));
                } else {
                    LockSupport.parkNanos(Math.min(nanos, NAP));
                    ready = selector.selectNow();
                }
            }
            if (ready > 0) {
                serve();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve() {
        Iterator<SelectionKey> keys = selector.selectedKeys().iterator();
        while (keys.hasNext()) {
            SelectionKey key = keys.next();
            keys.remove();
            ((LeanSocket) key.attachment()).ready(key, readBuffer);
        }
    }

    @Override
    public void close() {
        try {
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
