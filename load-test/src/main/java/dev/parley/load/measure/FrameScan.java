package dev.parley.load.measure;

import java.nio.charset.StandardCharsets;

/**
 * Reads the little that a load generator wants from a server's frame, without parsing the rest. It relies on what
 * Parley writes: {@code type} comes first, and no blanks between tokens.
 */
public final class FrameScan {
    private static final byte[] TYPE = bytes("{\"type\":\"");

    private FrameScan() {}

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether the frame is of {@code type}. */
    public static boolean is(byte[] type, byte[] frame, int offset, int length) {
        int end = TYPE.length + type.length;
        return length > end
                && matches(TYPE, frame, offset)
                && matches(type, frame, offset + TYPE.length)
                && frame[offset + end] == '"';
    }

    /** Where {@code key} ends in the frame; -1 if it is not there. */
    public static int after(byte[] key, byte[] frame, int offset, int length) {
        int last = offset + length - key.length;
        for (int at = offset; at <= last; at++) {
            if (frame[at] == key[0] && matches(key, frame, at)) {
                return at + key.length;
            }
        }
        return -1;
    }

    /** The eight hexadecimal digits at {@code at}; -1 if that is something else. */
    public static int hex8(byte[] frame, int at, int end) {
        if (at < 0 || at + 8 > end) {
            return -1;
        }
        int value = 0;
        for (int i = at; i < at + 8; i++) {
            int digit = Character.digit(frame[i], 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    /** The decimal number at {@code at}; -1 if there is none. */
    public static long number(byte[] frame, int at, int end) {
        if (at < 0 || at >= end || frame[at] < '0' || frame[at] > '9') {
            return -1;
        }
        long value = 0;
        for (int i = at; i < end && frame[i] >= '0' && frame[i] <= '9'; i++) {
            value = value * 10 + frame[i] - '0';
        }
        return value;
    }

    private static boolean matches(byte[] wanted, byte[] frame, int at) {
        if (at + wanted.length > frame.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (frame[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
