package dev.parley.load.measure;

import dev.parley.load.Progress;
import dev.parley.load.Targets;
import dev.parley.protocol.account.MintedAccount;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Authenticated sockets, one for each account, spread over the nodes. While nobody listens, frames are dropped. Belongs to
 * the thread that made it.
 */
public final class Fleet implements Wire, SocketLoop.Handler, AutoCloseable {
    /** Who hears what comes, while it listens. */
    @FunctionalInterface
    public interface Listener {
        /** A text frame: {@code length} bytes from {@code offset}, good until this returns. */
        void frame(LeanSocket socket, byte[] bytes, int offset, int length);

        /** A socket is gone that was not dropped; whether that is taken care of, and so no loss. */
        default boolean closed(LeanSocket socket) {
            return false;
        }
    }

    /** Handshakes under way at a time, unless said. */
    public static final int AT_A_TIME = 100;

    private static final long AGAIN_AFTER = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
    private static final byte[] WELCOME = FrameScan.bytes("welcome");

    private final SocketLoop loop;
    private final List<LeanSocket> sockets = new ArrayList<>();
    private final List<String> tokens = new ArrayList<>();
    private final List<String> losses = new ArrayList<>();
    private final Deque<Again> again = new ArrayDeque<>();
    private final BitSet welcomed = new BitSet();
    private final int atATime;
    private @Nullable Listener listener;
    private int retries;
    private int lost;

    private record Again(int socket, long at) {}

    public Fleet() {
        this(null, AT_A_TIME);
    }

    /**
     * @param source the address that all sockets come from; null for the kernel's choice
     * @param atATime handshakes under way at a time
     */
    public Fleet(@Nullable InetAddress source, int atATime) {
        this.loop = new SocketLoop(this, 0, source);
        this.atATime = atATime;
    }

    /** As {@link #connect(List, IntFunction)}, to the nodes in turn. */
    public double connect(List<MintedAccount> accounts, List<URI> nodes) {
        List<URI> distinct = Targets.from(nodes, 0);
        return connect(accounts, index -> distinct.get(index % distinct.size()));
    }

    /**
     * Connects; a socket that is sent away before its welcome tries again. Throws {@link IllegalStateException} where that
     * goes on, or not all of them come through. The answer is the seconds it took.
     */
    public double connect(List<MintedAccount> accounts, IntFunction<URI> nodeOf) {
        long start = System.nanoTime();
        long movedAt = start;
        int known = 0;
        try (Progress progress = new Progress("sockets", accounts.size())) {
            while (known < accounts.size()) {
                while (sockets.size() < accounts.size() && sockets.size() - known < atATime) {
                    int index = sockets.size();
                    String token = accounts.get(index).accessToken();
                    tokens.add(token);
                    sockets.add(loop.connect(index, nodeOf.apply(index), token));
                }
                poll(TimeUnit.MILLISECONDS.toNanos(10));
                if (welcomed.cardinality() > known) {
                    known = welcomed.cardinality();
                    movedAt = System.nanoTime();
                    progress.at(known);
                }
                if (lost > 0 || retries > accounts.size() || System.nanoTime() - movedAt > PATIENCE) {
                    throw new IllegalStateException(known + " of " + accounts.size() + " sockets are open; " + losses);
                }
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** Opens a socket that is gone anew, on the same node; the listener hears its {@code welcome}. */
    public void reopen(int index) {
        sockets.set(index, loop.connect(index, sockets.get(index).node(), tokens.get(index)));
    }

    /** As {@link #reopen}, after a moment; counted among the {@link #retries}. */
    public void reopenSoon(int index) {
        retries++;
        again.add(new Again(index, System.nanoTime() + AGAIN_AFTER));
    }

    /** Sockets that were sent away and tried again, so far. */
    public int retries() {
        return retries;
    }

    public LeanSocket socket(int index) {
        return sockets.get(index);
    }

    @Override
    public int size() {
        return sockets.size();
    }

    @Override
    public void say(int socket, Object conversation, long mark, int length) {
        socket(socket).send(FrameReader.message(conversation, mark, length));
    }

    @Override
    public void hear(@Nullable Ear ear) {
        listen(ear == null ? null : new FrameReader(ear));
    }

    @Override
    public int lost() {
        return lost;
    }

    @Override
    public String loss() {
        return losses.isEmpty() ? "" : losses.get(0);
    }

    public void listen(@Nullable Listener to) {
        listener = to;
    }

    @Override
    public void poll(long nanos) {
        while (!again.isEmpty() && again.peek().at() <= System.nanoTime()) {
            reopen(again.remove().socket());
        }
        loop.poll(nanos);
    }

    /** Serves pings and whatever comes for {@code seconds}. */
    public void idle(double seconds) {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            poll(Math.min(left, TimeUnit.MILLISECONDS.toNanos(100)));
        }
    }

    @Override
    public void open(LeanSocket socket) {
        // it counts when it is welcomed
    }

    @Override
    public void frame(LeanSocket socket, byte[] bytes, int offset, int length) {
        Listener listening = listener;
        if (listening != null) {
            listening.frame(socket, bytes, offset, length);
        } else if (FrameScan.is(WELCOME, bytes, offset, length)) {
            welcomed.set(socket.index());
        }
    }

    @Override
    public void closed(LeanSocket socket, String reason) {
        Listener listening = listener;
        if (listening != null && listening.closed(socket)) {
            return;
        }
        if (losses.size() < 5) {
            losses.add(socket.node() + ": " + reason);
        }
        if (listening == null && !welcomed.get(socket.index())) {
            reopenSoon(socket.index());
        } else {
            lost++;
        }
    }

    @Override
    public void close() {
        loop.close();
    }
}
