package dev.parley.api.websocket;

import akka.util.ByteString;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Frames that wait for a socket, bounded in bytes. It holds no memory while the peer keeps up. Frames are shared with
 * other sockets and copied only where several go out as one write. Not thread-safe.
 */
final class OutboundQueue {
    /** One write is this long at the most, unless a single frame is longer. */
    static final int LONGEST_WRITE = 64 * 1024;

    /** @param event whether the client can ask for it again, so that it may be dropped */
    @SuppressWarnings("ArrayRecordComponent") // compared never
    private record Waiting(byte[] bytes, boolean event) {}

    private final int maxBytes;
    private @Nullable ArrayDeque<Waiting> frames;
    private int bytes;

    OutboundQueue(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    boolean isEmpty() {
        return bytes == 0;
    }

    /** Whether less than half of the bound is taken. */
    boolean hasRoom() {
        return bytes < maxBytes / 2;
    }

    /** Whether there was room. A frame that is longer than the bound by itself finds it once the others have gone out. */
    boolean offer(byte[] frame, boolean event) {
        if (bytes + frame.length > maxBytes && !(frame.length > maxBytes / 2 && hasRoom())) {
            return false;
        }
        add(new Waiting(frame, event));
        return true;
    }

    /** Queues a frame that must go out, room or not: the last one. */
    void force(byte[] frame) {
        add(new Waiting(frame, false));
    }

    private void add(Waiting frame) {
        ArrayDeque<Waiting> queue = frames;
        if (queue == null) {
            queue = new ArrayDeque<>(4);
            frames = queue;
        }
        queue.add(frame);
        bytes += frame.bytes().length;
    }

    /** Drops the events and keeps the rest. Whether there were any. */
    boolean dropEvents() {
        List<Waiting> kept = frames == null
                ? List.of()
                : frames.stream().filter(frame -> !frame.event()).toList();
        boolean dropped = frames != null && kept.size() < frames.size();
        clear();
        kept.forEach(this::add);
        return dropped;
    }

    void clear() {
        frames = null;
        bytes = 0;
    }

    /** What goes out next: one frame, or as many as fit one write. Nothing when the queue is empty. */
    @Nullable
    ByteString poll() {
        ArrayDeque<Waiting> queue = frames;
        if (queue == null) {
            return null;
        }
        int size = 0;
        int count = 0;
        for (Waiting frame : queue) {
            int length = frame.bytes().length;
            if (count > 0 && size + length > LONGEST_WRITE) {
                break;
            }
            size += length;
            count++;
        }
        byte[] write = count == 1 ? queue.remove().bytes() : join(queue, count, size);
        bytes -= size;
        if (queue.isEmpty()) {
            frames = null;
        }
        return ByteString.fromArrayUnsafe(write);
    }

    private static byte[] join(ArrayDeque<Waiting> queue, int count, int size) {
        byte[] joined = new byte[size];
        int at = 0;
        for (int i = 0; i < count; i++) {
            byte[] frame = queue.remove().bytes();
            System.arraycopy(frame, 0, joined, at, frame.length);
            at += frame.length;
        }
        return joined;
    }
}
