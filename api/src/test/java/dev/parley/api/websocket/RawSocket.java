package dev.parley.api.websocket;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that can misbehave: bytes over a plain socket. Reads give up after ten seconds. */
public final class RawSocket implements AutoCloseable {
    private final Socket socket = new Socket();
    private final DataInputStream in;

    /** What the server said in one frame. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Frame(int first, byte[] payload) {
        public String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        public int closeCode() {
            return first != 0x88 || payload.length < 2 ? -1 : ((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF);
        }
    }

    public RawSocket(int port) throws IOException {
        this(port, 0);
    }

    /** With a receive buffer of its own size, to be slow with. */
    public RawSocket(int port, int receiveBuffer) throws IOException {
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 10_000);
        socket.setSoTimeout(10_000);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(socket.getInputStream());
    }

    /** An open WebSocket that has read its welcome. */
    public static RawSocket open(int port, String token) throws IOException {
        return open(port, token, 0);
    }

    public static RawSocket open(int port, String token, int receiveBuffer) throws IOException {
        RawSocket socket = new RawSocket(port, receiveBuffer);
        socket.send(handshake(token));
        String head = socket.readHead();
        if (!head.startsWith("HTTP/1.1 101 ")) {
            throw new AssertionError(head);
        }
        socket.readFrame();
        return socket;
    }

    public static String handshake(String token) {
        return "GET /ws HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: keep-alive, Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Extensions: permessage-deflate\r\nAuthorization: Bearer " + token + "\r\n\r\n";
    }

    public RawSocket send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public RawSocket send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /** The head of an HTTP answer. */
    public String readHead() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            head.write(in.readUnsignedByte());
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    /** Everything until the server closes. */
    public String readAll() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    public void skip(int bytes) throws IOException {
        in.readNBytes(bytes);
    }

    public Frame readFrame() throws IOException {
        int first = in.readUnsignedByte();
        int length = in.readUnsignedByte();
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = (int) in.readLong();
        }
        return new Frame(first, in.readNBytes(length));
    }

    /** The code of the close frame that comes, whatever comes before it. */
    public int readCloseCode() throws IOException {
        Frame frame = readFrame();
        while (frame.first() != 0x88) {
            frame = readFrame();
        }
        return frame.closeCode();
    }

    /** Whether the server has closed: by FIN, or by RST. */
    public boolean isClosedByServer() {
        try {
            return in.read() < 0;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
