package dev.parley.protocol.frame;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parley.protocol.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A server frame as it goes to the wire: the header of an unmasked, final text frame (RFC 6455 section 5.2) and the
 * JSON. Rendered once, and then shared by every socket and every hop that it takes; nobody may write to {@code bytes}.
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose, compared never
public record EncodedFrame(byte[] bytes) {
    private static final int FINAL_TEXT = 0x81;
    private static final int LONGEST_SHORT = 125;
    private static final int LONGEST_MEDIUM = 0xFFFF;

    public static EncodedFrame of(ServerFrame frame) {
        try {
            return ofJson(Json.mapper().writeValueAsBytes(frame));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a server frame must have a JSON form: " + frame.getClass(), e);
        }
    }

    private static EncodedFrame ofJson(byte[] json) {
        int header = json.length <= LONGEST_SHORT ? 2 : json.length <= LONGEST_MEDIUM ? 4 : 10;
        ByteBuffer buffer = ByteBuffer.allocate(header + json.length).put((byte) FINAL_TEXT);
        switch (header) {
            case 2 -> buffer.put((byte) json.length);
            case 4 -> buffer.put((byte) 126).putShort((short) json.length);
            default -> buffer.put((byte) 127).putLong(json.length);
        }
        return new EncodedFrame(buffer.put(json).array());
    }

    /** The size on the wire, in bytes. */
    public int size() {
        return bytes.length;
    }

    /** The JSON within. */
    public String json() {
        int header = bytes[1] == 127 ? 10 : bytes[1] == 126 ? 4 : 2;
        return new String(bytes, header, bytes.length - header, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "EncodedFrame[" + bytes.length + " bytes]";
    }
}
