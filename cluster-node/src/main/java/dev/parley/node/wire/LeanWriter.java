package dev.parley.node.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Fields one after the other, without names; {@link LeanReader} reads them in the same order. */
final class LeanWriter {
    private static final int MORE = 0x80;

    private byte[] bytes;
    private int length;

    /** @param expected about how many bytes it will be */
    LeanWriter(int expected) {
        bytes = new byte[Math.max(16, expected)];
    }

    LeanWriter octet(int value) {
        room(1);
        bytes[length++] = (byte) value;
        return this;
    }

    /** Few bytes where the value is small; nine for any that is negative. */
    LeanWriter number(long value) {
        room(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) (rest | MORE);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
        return this;
    }

    LeanWriter fixed(long value) {
        room(Long.BYTES);
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            bytes[length++] = (byte) (value >>> shift);
        }
        return this;
    }

    LeanWriter uuid(UUID value) {
        return fixed(value.getMostSignificantBits()).fixed(value.getLeastSignificantBits());
    }

    LeanWriter instant(Instant value) {
        return number(value.getEpochSecond()).number(value.getNano());
    }

    LeanWriter text(String value) {
        return blob(value.getBytes(StandardCharsets.UTF_8));
    }

    /** As {@link #text}, or that there is none. */
    LeanWriter textOrNone(@Nullable String value) {
        return value == null ? octet(0) : octet(1).text(value);
    }

    LeanWriter blob(byte[] value) {
        number(value.length);
        room(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
        return this;
    }

    byte[] written() {
        return Arrays.copyOf(bytes, length);
    }

    private void room(int wanted) {
        if (bytes.length - length < wanted) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + wanted));
        }
    }
}
