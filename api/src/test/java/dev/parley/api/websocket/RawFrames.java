package dev.parley.api.websocket;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Frames as a client writes them, well formed or not. */
public final class RawFrames {
    private static final int MASK = 0x12345678;

    private RawFrames() {}

    public static byte[] text(String text) {
        return frame(0x81, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A masked frame; {@code first} is its first byte: FIN, RSV and opcode. */
    public static byte[] frame(int first, byte[] payload) {
        byte[] masked = payload.clone();
        for (int i = 0; i < masked.length; i++) {
            masked[i] ^= (byte) (MASK >>> (24 - 8 * (i & 3)));
        }
        return concat(header(first, payload.length, true), masked);
    }

    public static byte[] unmasked(int first, byte[] payload) {
        return concat(header(first, payload.length, false), payload);
    }

    public static byte[] close(int code, String reason) {
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        return frame(
                0x88,
                ByteBuffer.allocate(2 + text.length)
                        .putShort((short) code)
                        .put(text)
                        .array());
    }

    /** The header of a frame that announces {@code length} bytes. */
    public static byte[] header(int first, long length, boolean mask) {
        ByteBuffer header = ByteBuffer.allocate(14).put((byte) first);
        int bit = mask ? 0x80 : 0;
        if (length <= 125 && length >= 0) {
            header.put((byte) (bit | length));
        } else if (length <= 0xFFFF && length >= 0) {
            header.put((byte) (bit | 126)).putShort((short) length);
        } else {
            header.put((byte) (bit | 127)).putLong(length);
        }
        if (mask) {
            header.putInt(MASK);
        }
        byte[] bytes = new byte[header.position()];
        header.flip().get(bytes);
        return bytes;
    }

    public static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
