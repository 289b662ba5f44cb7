package dev.parley.client.fake;

import dev.parley.protocol.Json;
import dev.parley.protocol.frame.EncodedFrame;
import dev.parley.protocol.frame.ServerFrame;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/** The server's end of a WebSocket, with just enough of RFC 6455 for tests. */
public final class FakeSocket {
    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    public final String token;
    public volatile int closedWith;

    FakeSocket(Socket socket, DataInputStream in, OutputStream out, String key, String token) throws Exception {
        this.socket = socket;
        this.in = in;
        this.out = out;
        this.token = token;
        byte[] hash = MessageDigest.getInstance("SHA-1")
                .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
        raw(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                        + Base64.getEncoder().encodeToString(hash) + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    }

    /** The next text; null at the end. */
    String read() throws IOException {
        while (true) {
            int head = in.read();
            if (head < 0) {
                return null;
            }
            int length = in.readUnsignedByte() & 0x7F;
            length = length == 126 ? in.readUnsignedShort() : length == 127 ? (int) in.readLong() : length;
            byte[] mask = in.readNBytes(4);
            byte[] payload = in.readNBytes(length);
            for (int i = 0; i < payload.length; i++) {
                payload[i] ^= mask[i & 3];
            }
            switch (head & 0x0F) {
                case 1 -> {
                    return new String(payload, StandardCharsets.UTF_8);
                }
                case 8 -> {
                    closedWith = payload.length < 2 ? 1005 : ((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF);
                    return null;
                }
                default -> {
                    // pongs
                }
            }
        }
    }

    public void send(ServerFrame frame) {
        raw(EncodedFrame.of(frame).bytes());
    }

    public void sendJson(String json) {
        try {
            Json.mapper().readTree(json);
        } catch (IOException e) {
            throw new IllegalArgumentException(json, e);
        }
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        byte[] frame = new byte[text.length + 2];
        frame[0] = (byte) 0x81;
        frame[1] = (byte) text.length;
        System.arraycopy(text, 0, frame, 2, text.length);
        raw(frame);
    }

    public void close(int code) {
        raw(new byte[] {(byte) 0x88, 2, (byte) (code >> 8), (byte) code});
    }

    /** Gone without a word. */
    public void cut() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized void raw(byte[] bytes) {
        try {
            out.write(bytes);
            out.flush();
        } catch (IOException e) {
            // the client is gone; the reading end notices
        }
    }
}
