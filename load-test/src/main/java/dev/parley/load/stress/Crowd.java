package dev.parley.load.stress;

import dev.parley.load.Progress;
import dev.parley.load.Targets;
import dev.parley.load.measure.FrameScan;
import dev.parley.load.measure.LeanSocket;
import dev.parley.load.measure.SocketLoop;
import dev.parley.protocol.account.MintedAccount;
import dev.parley.protocol.conversation.ConversationId;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** People of rooms, each with a socket that remembers how far it got, and resumes from there. */
final class Crowd implements SocketLoop.Handler, AutoCloseable {
    private static final int AT_A_TIME = 500;
    private static final long AGAIN_AFTER = TimeUnit.MILLISECONDS.toNanos(200);
    private static final byte[] WELCOME = FrameScan.bytes("welcome");
    private static final byte[] NEW_MESSAGE = FrameScan.bytes("new_message");
    private static final byte[] RESUMED = FrameScan.bytes("resumed");
    private static final byte[] REV = FrameScan.bytes("\"rev\":");

    private record Again(int index, long at) {}

    private final SocketLoop loop = new SocketLoop(this);
    private final List<MintedAccount> accounts;
    private final List<URI> nodes;
    private final List<ConversationId> rooms;
    private final int members;
    private final @Nullable LeanSocket[] sockets;
    private final long[] rev;
    private final int[] heard;
    private final boolean[] in;
    private final boolean[] resumed;
    private final Deque<Again> again = new ArrayDeque<>();
    private int welcomed;
    private int pending;
    private int retries;
    private boolean returning;

    Crowd(List<MintedAccount> accounts, List<URI> nodes, List<ConversationId> rooms, int members) {
        this.accounts = accounts;
        this.nodes = Targets.from(nodes, 0);
        this.rooms = rooms;
        this.members = members;
        int count = accounts.size();
        sockets = new LeanSocket[count];
        rev = new long[count];
        heard = new int[count];
        in = new boolean[count];
        resumed = new boolean[count];
    }

    /** Connects everybody who is not; the answer is the seconds that it took. */
    double connect(double patienceSeconds) {
        long start = System.nanoTime();
        int[] next = {0};
        try (Progress progress = new Progress(returning ? "back" : "sockets", accounts.size())) {
            await(
                    () -> {
                        while (!again.isEmpty() && again.peek().at() <= System.nanoTime()) {
                            open(again.remove().index());
                        }
                        while (next[0] < accounts.size() && pending < AT_A_TIME) {
                            open(next[0]++);
                        }
                        progress.at(welcomed);
                        return welcomed == accounts.size();
                    },
                    patienceSeconds);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private void open(int index) {
        pending++;
        sockets[index] = loop.connect(
                index, nodes.get(index % nodes.size()), accounts.get(index).accessToken());
    }

    /** Polls until {@code done}, or for so long. */
    void await(BooleanSupplier done, double seconds) {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        while (!done.getAsBoolean() && System.nanoTime() < end) {
            loop.poll(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    /** Breaks every connection without a word. */
    void dropAll() {
        for (LeanSocket socket : sockets) {
            if (socket != null) {
                socket.drop();
            }
        }
        welcomed = 0;
        pending = 0;
        again.clear();
        Arrays.fill(in, false);
        Arrays.fill(heard, 0);
        returning = true;
    }

    int welcomed() {
        return welcomed;
    }

    int retries() {
        return retries;
    }

    boolean allHeard() {
        return missed() == 0;
    }

    boolean allResumed() {
        for (boolean one : resumed) {
            if (!one) {
                return false;
            }
        }
        return true;
    }

    /** Those who have not heard the one message that was said since they came, or were dropped; or more than it. */
    int missed() {
        int missed = 0;
        for (int count : heard) {
            missed += count == 1 ? 0 : 1;
        }
        return missed;
    }

    @Override
    public void open(LeanSocket socket) {
        // it counts when it is welcomed
    }

    @Override
    public void frame(LeanSocket socket, byte[] bytes, int offset, int length) {
        int index = socket.index();
        if (FrameScan.is(NEW_MESSAGE, bytes, offset, length)) {
            heard[index]++;
            rev[index] = FrameScan.number(bytes, FrameScan.after(REV, bytes, offset, length), offset + length);
        } else if (FrameScan.is(WELCOME, bytes, offset, length)) {
            in[index] = true;
            pending--;
            welcomed++;
            if (returning) {
                socket.send(FrameScan.bytes("{\"type\":\"resume\",\"cursors\":[{\"conversationId\":\""
                        + rooms.get(index / members) + "\",\"rev\":" + rev[index] + "}]}"));
            }
        } else if (FrameScan.is(RESUMED, bytes, offset, length)) {
            resumed[index] = true;
        }
    }

    @Override
    public void closed(LeanSocket socket, String reason) {
        int index = socket.index();
        if (in[index]) {
            in[index] = false;
            welcomed--;
        } else {
            pending--;
        }
        retries++;
        again.add(new Again(index, System.nanoTime() + AGAIN_AFTER));
    }

    @Override
    public void close() {
        loop.close();
    }
}
