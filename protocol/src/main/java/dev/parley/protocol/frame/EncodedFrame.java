package dev.parley.protocol.frame;

import dev.parley.protocol.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A server frame as it goes to the wire: the header of an unmasked, final text frame (RFC 6455 section 5.2) and the
 * JSON. Rendered once, and then shared by every socket and every hop that it takes; nobody may write to {@code bytes}.
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose, compared never
public record EncodedFrame(byte[] bytes) {
    private static final int FINAL_TEXT = 0x81;
    private static final int LONGEST_SHORT = 125;
    private static final int LONGEST_MEDIUM = 0xFFFF;
    private static final byte[] NOTHING = {};

    public static EncodedFrame of(ServerFrame frame) {
        try (Rendering rendering = new Rendering()) {
            Json.mapper().writeValue(rendering, frame);
            return new EncodedFrame(rendering.frame());
        } catch (IOException e) {
            throw new IllegalStateException("a server frame must have a JSON form: " + frame.getClass(), e);
        }
    }

    /** Takes JSON from a generator, which gives it away in one piece where that fits its buffer: then it is copied once. */
    private static final class Rendering extends OutputStream {
        private byte[] whole = NOTHING;
        private @Nullable ByteArrayOutputStream pieces;

        @Override
        public void write(byte[] json, int from, int length) {
            if (whole.length == 0) {
                whole = framed(json, from, length);
                return;
            }
            if (pieces == null) {
                int header = headerOf(whole);
                pieces = new ByteArrayOutputStream(2 * whole.length);
                pieces.write(whole, header, whole.length - header);
            }
            pieces.write(json, from, length);
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        byte[] frame() {
            return pieces == null ? whole : framed(pieces.toByteArray(), 0, pieces.size());
        }
    }

    private static byte[] framed(byte[] json, int from, int length) {
        int header = length <= LONGEST_SHORT ? 2 : length <= LONGEST_MEDIUM ? 4 : 10;
        ByteBuffer buffer = ByteBuffer.allocate(header + length).put((byte) FINAL_TEXT);
        switch (header) {
            case 2 -> buffer.put((byte) length);
            case 4 -> buffer.put((byte) 126).putShort((short) length);
            default -> buffer.put((byte) 127).putLong(length);
        }
        return buffer.put(json, from, length).array();
    }

    private static int headerOf(byte[] frame) {
        return frame[1] == 127 ? 10 : frame[1] == 126 ? 4 : 2;
    }

    /** The size on the wire, in bytes. */
    public int size() {
        return bytes.length;
    }

    /** The JSON within. */
    public String json() {
        int header = headerOf(bytes);
        return new String(bytes, header, bytes.length - header, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "EncodedFrame[" + bytes.length + " bytes]";
    }
}
