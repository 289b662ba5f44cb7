package dev.parley.api.websocket;

import dev.parley.protocol.frame.CloseCode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Renders control frames. Text frames come rendered already. */
final class FrameWriter {
    private static final byte FINAL_CLOSE = (byte) (0x80 | FrameHeader.CLOSE);
    private static final byte FINAL_PING = (byte) (0x80 | FrameHeader.PING);
    private static final byte FINAL_PONG = (byte) (0x80 | FrameHeader.PONG);
    private static final byte[] EMPTY_PING = {FINAL_PING, 0};

    private FrameWriter() {}

    /** A ping without payload; the array is shared. */
    static byte[] ping() {
        return EMPTY_PING;
    }

    /** @param payload of the ping that is answered, {@link FrameHeader#LONGEST_CONTROL} bytes at the most */
    static byte[] pong(byte[] payload) {
        return ByteBuffer.allocate(2 + payload.length)
                .put(FINAL_PONG)
                .put((byte) payload.length)
                .put(payload)
                .array();
    }

    static byte[] close(CloseCode code) {
        byte[] reason = code.reason().getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(4 + reason.length)
                .put(FINAL_CLOSE)
                .put((byte) (2 + reason.length))
                .putShort((short) code.code())
                .put(reason)
                .array();
    }

    /** The answer to a peer's close frame: its own code, or none where it gave none. */
    static byte[] closeEcho(int code) {
        return code == PeerCloseCode.NONE
                ? new byte[] {FINAL_CLOSE, 0}
                : new byte[] {FINAL_CLOSE, 2, (byte) (code >>> 8), (byte) code};
    }
}
