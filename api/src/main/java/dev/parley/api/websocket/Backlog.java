package dev.parley.api.websocket;

import java.util.Arrays;

/**
 * Bytes that arrived and are not read yet. It holds no memory while it is empty, and takes over the array that it is
 * fed with; it grows only by what has arrived, never by what a peer announces.
 */
final class Backlog {
    private static final byte[] NONE = {};

    private byte[] bytes = NONE;
    private int from;
    private int to;

    /** Adds {@code more}, which the caller gives away. */
    void add(byte[] more) {
        if (from == to) {
            bytes = more;
            from = 0;
            to = more.length;
            return;
        }
        int size = size();
        if (to + more.length > bytes.length) {
            byte[] target = size + more.length > bytes.length ? new byte[2 * size + more.length] : bytes;
            System.arraycopy(bytes, from, target, 0, size);
            bytes = target;
            from = 0;
            to = size;
        }
        System.arraycopy(more, 0, bytes, to, more.length);
        to += more.length;
    }

    int size() {
        return to - from;
    }

    /** The array in which {@link #from} to {@link #to} is what is left. */
    byte[] array() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    void skip(int count) {
        from += count;
        if (from == to) {
            clear();
        }
    }

    byte[] take(int count) {
        byte[] taken = Arrays.copyOfRange(bytes, from, from + count);
        skip(count);
        return taken;
    }

    void clear() {
        bytes = NONE;
        from = 0;
        to = 0;
    }
}
