package dev.parley.load.measure;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A WebSocket. Its mask is zero, which RFC 6455 lets a client choose badly, and which saves a pass over each frame.
 * Belongs to the loop's thread.
 */
public final class LeanSocket extends LeanConnection {
    private static final int TEXT = 0x81;
    private static final int PONG = 0x8A;
    private static final int MASKED = 0x80;
    private static final int LARGEST_FRAME = 16 * 1024 * 1024;

    private final SocketLoop.Handler handler;
    private boolean upgraded;

    public LeanSocket(int index, URI node, String token, SocketLoop.Handler handler) {
        super(index, node, request(node, token));
        this.handler = handler;
    }

    private static byte[] request(URI node, String token) {
        return ("GET /ws HTTP/1.1\r\nHost: " + node.getAuthority()
                        + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: cGFybGV5IGxvYWQgdGVzdA==\r\nAuthorization: Bearer " + token + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Sends a text frame. */
    public void send(byte[] text) {
        frame(TEXT, text, 0, text.length);
    }

    private void frame(int opcode, byte[] payload, int offset, int length) {
        int header = length < 126 ? 6 : length < 0x10000 ? 8 : 14;
        ByteBuffer frame = ByteBuffer.allocate(header + length).put((byte) opcode);
        if (length < 126) {
            frame.put((byte) (MASKED | length));
        } else if (length < 0x10000) {
            frame.put((byte) (MASKED | 126)).putShort((short) length);
        } else {
            frame.put((byte) (MASKED | 127)).putLong(length);
        }
        frame.putInt(0).put(payload, offset, length);
        write(frame.array());
    }

    @Override
    protected int received(byte[] bytes, int from, int to) {
        return upgraded ? frames(bytes, from, to) : handshake(bytes, to);
    }

    private int handshake(byte[] bytes, int length) {
        String head = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        int end = head.indexOf("\r\n\r\n");
        if (end < 0) {
            return 0;
        }
        if (!head.startsWith("HTTP/1.1 101")) {
            end("the handshake was refused: " + head.substring(0, head.indexOf("\r\n")));
            return length;
        }
        upgraded = true;
        handler.open(this);
        return frames(bytes, end + 4, length);
    }

    /** Hands out whole frames; the answer is where the first incomplete one begins. */
    private int frames(byte[] bytes, int from, int to) {
        int at = from;
        while (!isGone() && to - at >= 2) {
            int size = bytes[at + 1] & 0x7F;
            int header = size == 126 ? 4 : size == 127 ? 10 : 2;
            if (to - at < header) {
                return at;
            }
            long length = size == 126
                    ? ByteBuffer.wrap(bytes, at + 2, 2).getShort() & 0xFFFF
                    : size == 127 ? ByteBuffer.wrap(bytes, at + 2, 8).getLong() : size;
            if (length < 0 || length > LARGEST_FRAME) {
                end("a frame of " + length + " bytes");
                return to;
            }
            if (to - at - header < length) {
                return at;
            }
            one(bytes, at, at + header, (int) length);
            at += header + (int) length;
        }
        return isGone() ? to : at;
    }

    private void one(byte[] bytes, int start, int payload, int length) {
        switch (bytes[start] & 0x0F) {
            case 1 -> handler.frame(this, bytes, payload, length);
            case 8 ->
                end("close "
                        + (length < 2
                                ? 1005
                                : ByteBuffer.wrap(bytes, payload, 2).getShort() & 0xFFFF));
            case 9 -> frame(PONG, bytes, payload, length);
            default -> {
                // nothing that Parley sends
            }
        }
    }

    @Override
    protected void ended(String reason) {
        handler.closed(this, reason);
    }
}
