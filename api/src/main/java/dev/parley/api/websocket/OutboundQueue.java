package dev.parley.api.websocket;

import akka.util.ByteString;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Frames that wait for a socket, bounded in bytes. It holds no memory while the peer keeps up. Frames are shared with
 * other sockets and copied only where several go out as one write. Not thread-safe.
 */
final class OutboundQueue {
    /** One write is this long at the most, unless a single frame is longer. */
    static final int LONGEST_WRITE = 64 * 1024;

    private final int maxBytes;
    private @Nullable ArrayDeque<byte[]> frames;
    private int bytes;

    OutboundQueue(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    boolean isEmpty() {
        return bytes == 0;
    }

    int bytes() {
        return bytes;
    }

    /** Whether there was room. */
    boolean offer(byte[] frame) {
        if (bytes + frame.length > maxBytes) {
            return false;
        }
        force(frame);
        return true;
    }

    /** Queues a frame that must go out, room or not: the last one. */
    void force(byte[] frame) {
        ArrayDeque<byte[]> queue = frames;
        if (queue == null) {
            queue = new ArrayDeque<>(4);
            frames = queue;
        }
        queue.add(frame);
        bytes += frame.length;
    }

    void clear() {
        frames = null;
        bytes = 0;
    }

    /** What goes out next: one frame, or as many as fit one write. Nothing when the queue is empty. */
    @Nullable
    ByteString poll() {
        ArrayDeque<byte[]> queue = frames;
        if (queue == null) {
            return null;
        }
        int size = 0;
        int count = 0;
        for (byte[] frame : queue) {
            if (count > 0 && size + frame.length > LONGEST_WRITE) {
                break;
            }
            size += frame.length;
            count++;
        }
        byte[] write = count == 1 ? queue.remove() : join(queue, count, size);
        bytes -= size;
        if (queue.isEmpty()) {
            frames = null;
        }
        return ByteString.fromArrayUnsafe(write);
    }

    private static byte[] join(ArrayDeque<byte[]> queue, int count, int size) {
        byte[] joined = new byte[size];
        int at = 0;
        for (int i = 0; i < count; i++) {
            byte[] frame = queue.remove();
            System.arraycopy(frame, 0, joined, at, frame.length);
            at += frame.length;
        }
        return joined;
    }
}
