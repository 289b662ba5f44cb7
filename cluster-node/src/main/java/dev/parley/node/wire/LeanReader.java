package dev.parley.node.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what {@link LeanWriter} has written. What ends too early makes it throw {@link IllegalArgumentException}. */
final class LeanReader {
    private final byte[] bytes;
    private int at;

    /** @param from where it begins in {@code bytes} */
    LeanReader(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from;
    }

    int octet() {
        need(1);
        return bytes[at++] & 0xFF;
    }

    long number() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = octet();
            value |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number of more than 64 bits");
    }

    /** A number of things that follow, of which each takes a byte at least. */
    int count() {
        long count = number();
        if (count < 0 || count > bytes.length - at) {
            throw new IllegalArgumentException(count + " of something, in " + (bytes.length - at) + " bytes");
        }
        return (int) count;
    }

    long fixed() {
        need(Long.BYTES);
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = (value << Byte.SIZE) | (bytes[at++] & 0xFF);
        }
        return value;
    }

    UUID uuid() {
        return new UUID(fixed(), fixed());
    }

    Instant instant() {
        return Instant.ofEpochSecond(number(), number());
    }

    String text() {
        int length = count();
        String value = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return value;
    }

    @Nullable
    String textOrNone() {
        return octet() == 0 ? null : text();
    }

    byte[] blob() {
        int length = count();
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    private void need(int count) {
        if (bytes.length - at < count) {
            throw new IllegalArgumentException("it ends after " + bytes.length + " bytes");
        }
    }
}
