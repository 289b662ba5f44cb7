package dev.parley.persistence.embedded;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** Asks a port whether something speaks CQL there: an OPTIONS frame, to be answered by SUPPORTED. */
final class CqlProbe {
    private static final byte[] OPTIONS = {4, 0, 0, 0, 5, 0, 0, 0, 0};
    private static final int SUPPORTED = 6;
    private static final int HEADER_BYTES = 9;

    private final InetSocketAddress address;
    private final int timeoutMillis;

    CqlProbe(InetSocketAddress address, Duration timeout) {
        this.address = address;
        this.timeoutMillis = Math.toIntExact(timeout.toMillis());
    }

    boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(address, timeoutMillis);
            socket.setSoTimeout(timeoutMillis);
            socket.getOutputStream().write(OPTIONS);
            byte[] header = new byte[HEADER_BYTES];
            new DataInputStream(socket.getInputStream()).readFully(header);
            return header[4] == SUPPORTED;
        } catch (IOException notYet) {
            return false;
        }
    }
}
