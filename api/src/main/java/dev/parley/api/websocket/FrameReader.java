package dev.parley.api.websocket;

import dev.parley.protocol.frame.CloseCode;
import java.io.ByteArrayOutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Reads a client's frames. Every limit is checked on the header, before the payload is waited for, so that what is
 * held never exceeds one message and one segment. After a {@link Input.Violation} it looks for the peer's close frame
 * alone, as long as the framing can still be trusted. Not thread-safe.
 */
final class FrameReader {
    /** Eight bytes of an array at a time, the first one highest, as in a mask. */
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final int maxMessageBytes;
    private final Backlog backlog = new Backlog();
    private @Nullable ByteArrayOutputStream fragments;
    private long skipping;
    private boolean closeOnly;
    private boolean broken;

    /** @param maxMessageBytes of a text message, all its fragments together */
    FrameReader(int maxMessageBytes) {
        this.maxMessageBytes = maxMessageBytes;
    }

    /** Takes bytes that arrived; the caller gives the array away. */
    void feed(byte[] bytes) {
        if (!broken && bytes.length > 0) {
            backlog.add(bytes);
        }
    }

    /** The next thing that is whole; nothing, when more bytes are needed. */
    @Nullable
    Input next() {
        while (!broken) {
            if (skipping > 0 && !skip()) {
                return null;
            }
            FrameHeader header = FrameHeader.read(backlog.array(), backlog.from(), backlog.to());
            if (header == null) {
                return null;
            }
            if (closeOnly && header.opcode() != FrameHeader.CLOSE) {
                pass(header);
                continue;
            }
            ByteArrayOutputStream open = fragments;
            long room = maxMessageBytes - (open == null ? 0L : open.size());
            CloseCode violation = header.violation(open != null, room);
            if (violation != null) {
                pass(header);
                return broken(violation);
            }
            if (backlog.size() - header.size() < header.length()) {
                return null;
            }
            backlog.skip(header.size());
            Input input = payload(header, (int) header.length());
            if (input != null) {
                return input;
            }
        }
        return null;
    }

    private @Nullable Input payload(FrameHeader header, int length) {
        unmask(backlog.array(), backlog.from(), length, header.mask());
        return switch (header.opcode()) {
            case FrameHeader.PING -> new Input.Ping(backlog.take(length));
            case FrameHeader.PONG -> {
                backlog.skip(length);
                yield new Input.Pong();
            }
            case FrameHeader.CLOSE -> close(backlog.take(length));
            default -> data(header.last(), length);
        };
    }

    private @Nullable Input data(boolean last, int length) {
        ByteArrayOutputStream open = fragments;
        if (open == null && last) {
            String text = StrictUtf8.decode(backlog.array(), backlog.from(), length);
            backlog.skip(length);
            return text(text);
        }
        if (open == null) {
            open = new ByteArrayOutputStream(length);
            fragments = open;
        }
        open.write(backlog.array(), backlog.from(), length);
        backlog.skip(length);
        if (!last) {
            return null;
        }
        fragments = null;
        return text(StrictUtf8.decode(open.toByteArray(), 0, open.size()));
    }

    private Input text(@Nullable String text) {
        return text == null ? broken(CloseCode.INVALID_UTF8) : new Input.Text(text);
    }

    private Input close(byte[] payload) {
        if (payload.length == 0) {
            return new Input.Close(PeerCloseCode.NONE);
        }
        if (payload.length == 1) {
            return broken(CloseCode.PROTOCOL_ERROR);
        }
        int code = ((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF);
        if (!PeerCloseCode.allowed(code)) {
            return broken(CloseCode.PROTOCOL_ERROR);
        }
        return StrictUtf8.decode(payload, 2, payload.length - 2) == null
                ? broken(CloseCode.INVALID_UTF8)
                : new Input.Close(code);
    }

    private Input broken(CloseCode code) {
        closeOnly = true;
        fragments = null;
        if (code == CloseCode.PROTOCOL_ERROR) {
            broken = true;
            backlog.clear();
        }
        return new Input.Violation(code);
    }

    /** Goes past a frame that is not read, however long it says it is. */
    private void pass(FrameHeader header) {
        if (header.length() < 0) {
            broken = true;
            backlog.clear();
        } else {
            backlog.skip(header.size());
            skipping = header.length();
        }
    }

    /** Whether all that was to be skipped has come. */
    private boolean skip() {
        int now = (int) Math.min(skipping, backlog.size());
        backlog.skip(now);
        skipping -= now;
        return skipping == 0;
    }

    private static void unmask(byte[] bytes, int from, int length, int mask) {
        if (mask == 0) {
            return;
        }
        long twice = ((long) mask << 32) | (mask & 0xFFFF_FFFFL);
        int eights = length & ~7;
        for (int i = from; i < from + eights; i += 8) {
            EIGHT.set(bytes, i, (long) EIGHT.get(bytes, i) ^ twice);
        }
        for (int i = eights; i < length; i++) {
            bytes[from + i] ^= (byte) (mask >>> (24 - 8 * (i & 3)));
        }
    }
}
