package dev.parley.api.websocket;

import dev.parley.protocol.frame.CloseCode;
import org.jspecify.annotations.Nullable;

/**
 * The header of a client's frame (RFC 6455 section 5.2).
 *
 * @param length of the payload in bytes; negative where the peer set the highest bit
 * @param size of the header itself in bytes
 */
record FrameHeader(boolean last, int reserved, int opcode, boolean masked, int mask, long length, int size) {
    static final int CONTINUATION = 0x0;
    static final int TEXT = 0x1;
    static final int BINARY = 0x2;
    static final int CLOSE = 0x8;
    static final int PING = 0x9;
    static final int PONG = 0xA;
    static final int LONGEST_CONTROL = 125;

    /** Reads a header at {@code from}; nothing, while it is not there in full. */
    static @Nullable FrameHeader read(byte[] bytes, int from, int to) {
        int available = to - from;
        if (available < 2) {
            return null;
        }
        int first = bytes[from] & 0xFF;
        int second = bytes[from + 1] & 0xFF;
        boolean masked = (second & 0x80) != 0;
        int shortLength = second & 0x7F;
        int lengthBytes = shortLength == 127 ? 8 : shortLength == 126 ? 2 : 0;
        int size = 2 + lengthBytes + (masked ? 4 : 0);
        if (available < size) {
            return null;
        }
        long length = lengthBytes == 0 ? shortLength : number(bytes, from + 2, lengthBytes);
        int mask = masked ? (int) number(bytes, from + size - 4, 4) : 0;
        return new FrameHeader((first & 0x80) != 0, first & 0x70, first & 0x0F, masked, mask, length, size);
    }

    boolean control() {
        return opcode >= CLOSE;
    }

    /**
     * What is wrong with this frame; nothing where it is fine.
     *
     * @param fragmented whether a fragmented message is open
     * @param room how many bytes the message may still grow by
     */
    @Nullable
    CloseCode violation(boolean fragmented, long room) {
        if (reserved != 0 || !masked || length < 0) {
            return CloseCode.PROTOCOL_ERROR;
        }
        return switch (opcode) {
            case CLOSE, PING, PONG -> last && length <= LONGEST_CONTROL ? null : CloseCode.PROTOCOL_ERROR;
            case CONTINUATION -> fragmented ? tooBig(room) : CloseCode.PROTOCOL_ERROR;
            case TEXT -> fragmented ? CloseCode.PROTOCOL_ERROR : tooBig(room);
            case BINARY -> fragmented ? CloseCode.PROTOCOL_ERROR : CloseCode.UNSUPPORTED_DATA;
            default -> CloseCode.PROTOCOL_ERROR;
        };
    }

    private @Nullable CloseCode tooBig(long room) {
        return length > room ? CloseCode.TOO_BIG : null;
    }

    private static long number(byte[] bytes, int from, int count) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = (value << 8) | (bytes[from + i] & 0xFF);
        }
        return value;
    }
}
