package dev.parley.load.cluster;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Queue;

/** One direction of a proxied connection: bytes that wait for their time, in order, and no more than so many. */
final class OneWay {
    private static final int MOST_HELD = 4 * 1024 * 1024;

    private record Parcel(ByteBuffer bytes, long dueAt) {}

    private final Queue<Parcel> held = new ArrayDeque<>();
    private int heldBytes;
    private boolean ended;
    private boolean endPassedOn;
    private boolean blocked;

    /** Reads what there is, and writes what may pass. */
    void move(SocketChannel from, SocketChannel to, long delayNanos, ByteBuffer scratch) throws IOException {
        read(from, delayNanos, scratch);
        write(to);
        if (ended && held.isEmpty() && !endPassedOn) {
            to.shutdownOutput();
            endPassedOn = true;
        }
    }

    private void read(SocketChannel from, long delayNanos, ByteBuffer scratch) throws IOException {
        while (!ended && heldBytes < MOST_HELD) {
            scratch.clear();
            int count = from.read(scratch);
            if (count == 0) {
                return;
            }
            if (count < 0) {
                ended = true;
                return;
            }
            scratch.flip();
            ByteBuffer bytes = ByteBuffer.allocate(count).put(scratch).flip();
            held.add(new Parcel(bytes, System.nanoTime() + delayNanos));
            heldBytes += count;
        }
    }

    private void write(SocketChannel to) throws IOException {
        blocked = false;
        long now = System.nanoTime();
        for (Parcel next = held.peek(); next != null && next.dueAt() - now <= 0; next = held.peek()) {
            heldBytes -= to.write(next.bytes());
            if (next.bytes().hasRemaining()) {
                blocked = true;
                return;
            }
            held.remove();
        }
    }

    int readInterest() {
        return !ended && heldBytes < MOST_HELD ? SelectionKey.OP_READ : 0;
    }

    int writeInterest() {
        return blocked ? SelectionKey.OP_WRITE : 0;
    }

    boolean isOver() {
        return endPassedOn;
    }

    /** A parcel that waits for room on the other side is not waiting for its time. */
    long dueInNanos(long now) {
        Parcel next = held.peek();
        return next == null || blocked ? Long.MAX_VALUE : Math.max(0, next.dueAt() - now);
    }
}
