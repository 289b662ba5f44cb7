package dev.parley.load.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Any number of {@link LeanConnection}s on the caller's thread: nothing happens but in {@link #poll}. That keeps the load
 * generator out of its own measurements: one thread, no queues between it and the network.
 */
public class ConnectionLoop implements AutoCloseable {
    private static final int READ_BUFFER = 256 * 1024;
    private static final long NAP = TimeUnit.MICROSECONDS.toNanos(50);
    private static final long SHORT = TimeUnit.MILLISECONDS.toNanos(2);

    private final Selector selector;
    private final int receiveBuffer;
    private final @Nullable InetAddress source;
    private final byte[] readBuffer = new byte[READ_BUFFER];

    /** {@code receiveBuffer}: bytes that the kernel keeps for a socket; 0 for its own choice. */
    public ConnectionLoop(int receiveBuffer) {
        this(receiveBuffer, null);
    }

    /** {@code source}: where connections come from: each address has ports of its own; null for the kernel's choice. */
    public ConnectionLoop(int receiveBuffer, @Nullable InetAddress source) {
        this.receiveBuffer = receiveBuffer;
        this.source = source;
        try {
            this.selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins to connect. */
    public final void connect(LeanConnection connection) {
        URI node = connection.node();
        try {
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            if (receiveBuffer > 0) {
                channel.setOption(StandardSocketOptions.SO_RCVBUF, receiveBuffer);
            }
            if (source != null) {
                channel.bind(new InetSocketAddress(source, 0));
            }
            connection.registered(channel, channel.register(selector, SelectionKey.OP_CONNECT, connection));
            channel.connect(new InetSocketAddress(node.getHost(), node.getPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Serves what is ready, waiting {@code nanos} for it at the most. */
    public final void poll(long nanos) {
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
            ((LeanConnection) key.attachment()).ready(key, readBuffer);
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
