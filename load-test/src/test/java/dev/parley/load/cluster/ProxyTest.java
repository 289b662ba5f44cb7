package dev.parley.load.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ProxyTest {
    private static final String HOST = "127.0.0.1";

    private ServerSocket server;
    private Proxy proxy;

    @BeforeEach
    void open() throws IOException {
        server = new ServerSocket();
        server.bind(new InetSocketAddress(HOST, 0));
        InetSocketAddress target = new InetSocketAddress(HOST, server.getLocalPort());
        proxy = Proxy.open(HOST, 0, () -> target);
        Thread echo = new Thread(this::echoAll, "echo");
        echo.setDaemon(true);
        echo.start();
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        server.close();
    }

    @Test
    void passesOnWhatItGetsInOrder() throws IOException {
        byte[] sent = new byte[3_000_000];
        new Random(1).nextBytes(sent);
        try (Socket client = client()) {
            Thread writer = new Thread(() -> write(client, sent), "writer");
            writer.start();
            assertThat(read(client, sent.length)).isEqualTo(sent);
        }
    }

    @Test
    void tellsTheEndOfOneSideToTheOther() throws IOException {
        try (Socket client = client()) {
            write(client, new byte[] {1});
            client.shutdownOutput();
            assertThat(client.getInputStream().readAllBytes()).containsExactly(1);
        }
    }

    @Test
    void delaysEachAnswerAndNotTheOneAfterTheOther() throws IOException {
        proxy.delayAnswers(Duration.ofMillis(200));
        try (Socket client = client()) {
            long begin = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                write(client, new byte[] {(byte) i});
            }
            read(client, 20);
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isBetween(Duration.ofMillis(195), Duration.ofSeconds(3));
            proxy.delayAnswers(Duration.ZERO);
            write(client, new byte[] {7});
            assertThat(read(client, 1)).containsExactly(7);
        }
    }

    @Test
    void isSilentAndThenGoesOn() throws IOException {
        try (Socket client = client()) {
            write(client, new byte[] {1});
            read(client, 1);
            proxy.silence(true);
            write(client, new byte[] {2});
            client.setSoTimeout(300);
            assertThatThrownBy(() -> read(client, 1)).isInstanceOf(SocketTimeoutException.class);
            proxy.silence(false);
            client.setSoTimeout(10_000);
            assertThat(read(client, 1)).containsExactly(2);
        }
    }

    @Test
    void cutsByAReset() throws IOException {
        try (Socket client = client()) {
            write(client, new byte[] {1});
            read(client, 1);
            assertThat(proxy.cut(new Random(1), 0)).isZero();
            assertThat(proxy.cut(new Random(1), 1)).isEqualTo(1);
            assertThatThrownBy(() -> read(client, 1))
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
    }

    @Test
    void endsAConnectionToNowhere() throws IOException {
        server.close();
        try (Socket client = client()) {
            assertThatThrownBy(() -> read(client, 1)).isInstanceOf(IOException.class);
        }
    }

    private Socket client() throws IOException {
        Socket socket = new Socket(HOST, proxy.port());
        socket.setTcpNoDelay(true);
        return socket;
    }

    private static void write(Socket socket, byte[] bytes) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] read(Socket socket, int count) throws IOException {
        byte[] bytes = new byte[count];
        new DataInputStream(socket.getInputStream()).readFully(bytes);
        return bytes;
    }

    private void echoAll() {
        while (!server.isClosed()) {
            try (Socket peer = server.accept()) {
                peer.setTcpNoDelay(true);
                peer.getInputStream().transferTo(peer.getOutputStream());
            } catch (IOException gone) {
                continue;
            }
        }
    }
}
