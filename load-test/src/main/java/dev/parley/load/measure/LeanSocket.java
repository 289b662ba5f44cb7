package dev.parley.load.measure;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A WebSocket that costs a load generator next to nothing: while it is idle it holds no buffer. Its mask is zero, which
 * RFC 6455 lets a client choose badly, and which saves a pass over each frame. Belongs to the loop's thread.
 */
public final class LeanSocket {
    private static final byte[] NOTHING = {};
    private static final int TEXT = 0x81;
    private static final int PONG = 0x8A;
    private static final int MASKED = 0x80;
    private static final int LARGEST_FRAME = 16 * 1024 * 1024;

    private final int index;
    private final URI node;
    private final SocketChannel channel;
    private final SocketLoop.Handler handler;
    private SelectionKey key;
    private byte[] outgoing;
    private byte[] leftover = NOTHING;
    private boolean upgraded;
    private boolean gone;

    @SuppressWarnings("NullAway.Init") // the key exists once the channel is registered, which needs this object
    public LeanSocket(int index, URI node, String token, SocketChannel channel, SocketLoop.Handler handler) {
        this.index = index;
        this.node = node;
        this.channel = channel;
        this.handler = handler;
        this.outgoing = ("GET /ws HTTP/1.1\r\nHost: " + node.getAuthority()
                        + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: cGFybGV5IGxvYWQgdGVzdA==\r\nAuthorization: Bearer " + token + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    public void key(SelectionKey registered) {
        key = registered;
    }

    /** The caller's name for it. */
    public int index() {
        return index;
    }

    public URI node() {
        return node;
    }

    /** Sends a text frame. */
    public void send(byte[] text) {
        frame(TEXT, text, 0, text.length);
    }

    public void ready(SelectionKey selected, byte[] buffer) {
        try {
            if (selected.isValid() && selected.isConnectable() && channel.finishConnect()) {
                selected.interestOps(SelectionKey.OP_READ);
                write();
            }
            if (selected.isValid() && selected.isWritable()) {
                write();
            }
            if (selected.isValid() && selected.isReadable()) {
                read(buffer);
            }
        } catch (IOException e) {
            end(String.valueOf(e.getMessage()));
        }
    }

    /** Breaks the connection without a word; nobody is told. */
    public void drop() {
        gone = true;
        key.cancel();
        try {
            channel.close();
        } catch (IOException e) {
            // it is gone either way
        }
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
        int before = outgoing.length;
        outgoing = before == 0 ? frame.array() : Arrays.copyOf(outgoing, before + frame.capacity());
        if (before > 0) {
            System.arraycopy(frame.array(), 0, outgoing, before, frame.capacity());
        } else {
            try {
                write();
            } catch (IOException e) {
                end(String.valueOf(e.getMessage()));
            }
        }
    }

    private void write() throws IOException {
        if (outgoing.length > 0 && !gone) {
            ByteBuffer buffer = ByteBuffer.wrap(outgoing);
            channel.write(buffer);
            outgoing =
                    buffer.hasRemaining() ? Arrays.copyOfRange(outgoing, buffer.position(), outgoing.length) : NOTHING;
            key.interestOps(outgoing.length > 0 ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
        }
    }

    private void read(byte[] buffer) throws IOException {
        int count = channel.read(ByteBuffer.wrap(buffer));
        if (count < 0) {
            end("the server closed the connection");
            return;
        }
        byte[] bytes = buffer;
        int length = count;
        if (leftover.length > 0) {
            bytes = Arrays.copyOf(leftover, leftover.length + count);
            System.arraycopy(buffer, 0, bytes, leftover.length, count);
            length = bytes.length;
        }
        int used = upgraded ? frames(bytes, 0, length) : handshake(bytes, length);
        leftover = used == length ? NOTHING : Arrays.copyOfRange(bytes, used, length);
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
        while (!gone && to - at >= 2) {
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
        return gone ? to : at;
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

    public void end(String reason) {
        if (!gone) {
            gone = true;
            key.cancel();
            try {
                channel.close();
            } catch (IOException e) {
                // it is gone either way
            }
            handler.closed(this, reason);
        }
    }
}
