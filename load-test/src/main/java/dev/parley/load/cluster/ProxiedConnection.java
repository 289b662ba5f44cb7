package dev.parley.load.cluster;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One connection through a {@link Proxy}, with its two directions. Used by the proxy's thread alone. */
final class ProxiedConnection {
    private final SocketChannel client;
    private final SocketChannel server;
    private final SelectionKey clientKey;
    private final SelectionKey serverKey;
    private final OneWay asked = new OneWay();
    private final OneWay answered = new OneWay();
    private boolean connected;
    private boolean held;

    private ProxiedConnection(SocketChannel client, SocketChannel server, Selector selector) throws IOException {
        this.client = client;
        this.server = server;
        clientKey = client.register(selector, 0, this);
        serverKey = server.register(selector, SelectionKey.OP_CONNECT, this);
    }

    static ProxiedConnection between(SocketChannel client, InetSocketAddress target, Selector selector)
            throws IOException {
        SocketChannel server = SocketChannel.open();
        try {
            for (SocketChannel side : new SocketChannel[] {client, server}) {
                side.configureBlocking(false);
                side.setOption(StandardSocketOptions.TCP_NODELAY, true);
            }
            server.connect(target);
            return new ProxiedConnection(client, server, selector);
        } catch (IOException | RuntimeException e) {
            client.close();
            server.close();
            throw e;
        }
    }

    /** Moves what can be moved. Answers false when it has come to its end. */
    boolean proceed(Weather weather, ByteBuffer scratch) {
        try {
            if (!connected && !server.finishConnect()) {
                return true;
            }
            connected = true;
            held = weather.silent();
            if (held) {
                clientKey.interestOps(0);
                serverKey.interestOps(0);
                return true;
            }
            asked.move(client, server, 0, scratch);
            answered.move(server, client, weather.delayNanos(), scratch);
            clientKey.interestOps(asked.readInterest() | answered.writeInterest());
            serverKey.interestOps(answered.readInterest() | asked.writeInterest());
            return !asked.isOver() || !answered.isOver();
        } catch (IOException gone) {
            return false;
        }
    }

    /** Until something that waits for its time may pass; the largest number when nothing does. */
    long dueInNanos(long now) {
        return held ? Long.MAX_VALUE : answered.dueInNanos(now);
    }

    /** Ends it in order when both sides have said all, and else as a network does that has lost it: by a reset. */
    void end() {
        boolean inOrder = asked.isOver() && answered.isOver();
        close(client, inOrder);
        close(server, inOrder);
    }

    private static void close(SocketChannel side, boolean inOrder) {
        try {
            if (!inOrder) {
                side.setOption(StandardSocketOptions.SO_LINGER, 0);
            }
            side.close();
        } catch (IOException closedAlready) {
            return;
        }
    }
}
