package dev.parley.api.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.api.fake.FakeSessions;
import dev.parley.api.fake.RunningEdge;
import dev.parley.protocol.frame.EncodedFrame;
import dev.parley.protocol.frame.ServerFrame;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How sockets end that do not end themselves: dead, deaf, flooding, or sent away. */
class SocketEndsTest {
    private static final EncodedFrame TWO_KILOBYTES = EncodedFrame.of(new ServerFrame.Ok("x".repeat(2_000)));

    private RunningEdge edge;
    private String token;

    @BeforeEach
    void start() {
        edge = RunningEdge.start(
                "http.send-buffer = 8 KiB",
                "websocket.sweep-interval = 20 ms",
                "websocket.ping-interval = 200 ms",
                "websocket.silence-limit = 1 s",
                "websocket.close-grace = 2 s",
                "websocket.slow-consumer-grace = 400 ms",
                "websocket.outbound-queue = 64 KiB",
                "websocket.goodbye-steps = 4",
                "rate-limits.socket { per-second = 1, burst = 5 }");
        token = edge.tokens.issue("ada");
    }

    @AfterEach
    void stop() {
        edge.close();
    }

    @Test
    void pingsAndThenGivesUpADeadPeer() throws IOException {
        try (RawSocket socket = RawSocket.open(edge.port(), token)) {
            assertThat(socket.readFrame().first()).isEqualTo(0x89);
            assertThat(socket.readCloseCode()).isEqualTo(4408);
            assertThat(socket.isClosedByServer()).isTrue();
            await().untilAsserted(() -> assertThat(edge.sessions.last().closed).isTrue());
            assertThat(edge.binding.webSockets()).isZero();
        }
    }

    @Test
    void keepsAPeerThatAnswersPings() throws IOException {
        try (RawSocket socket = RawSocket.open(edge.port(), token)) {
            for (int i = 0; i < 8; i++) {
                assertThat(socket.readFrame().first()).isEqualTo(0x89);
                socket.send(RawFrames.frame(0x8A, new byte[0]));
            }
        }
    }

    @Test
    void dropsTheEventsOfADeafPeerAndThenThePeer() throws IOException {
        try (RawSocket deaf = RawSocket.open(edge.port(), token, 4_096)) {
            FakeSessions.Session session = edge.sessions.last();
            await().pollInterval(Duration.ofMillis(1))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> {
                        session.sink.deliver(TWO_KILOBYTES);
                        return session.overflows.get() > 0;
                    });
            await().untilAsserted(() -> assertThat(session.closed).isTrue());
            await().untilAsserted(() -> assertThat(edge.binding.connections()).isZero());
        }
    }

    @Test
    void cutsOffAPeerThatLetsAnswersPileUp() throws IOException {
        try (RawSocket deaf = RawSocket.open(edge.port(), token, 4_096)) {
            FakeSessions.Session session = edge.sessions.last();
            await().pollInterval(Duration.ofMillis(1))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> {
                        session.sink.send(TWO_KILOBYTES);
                        return session.closed;
                    });
            assertThat(edge.binding.webSockets()).isZero();
        }
    }

    @Test
    void tellsAPeerThatReadsAgainWhyItIsCutOff() throws IOException {
        EncodedFrame twentyKilobytes = EncodedFrame.of(new ServerFrame.Ok("x".repeat(20_000)));
        try (RawSocket slow = RawSocket.open(edge.port(), token, 256 * 1_024)) {
            FakeSessions.Session session = edge.sessions.last();
            await().pollInterval(Duration.ofMillis(1)).until(() -> {
                session.sink.send(twentyKilobytes);
                return session.overflows.get() > 0;
            });
            assertThat(slow.readCloseCode()).isEqualTo(4410);
        }
    }

    @Test
    void answersAFloodWithTheTimeToWait() throws IOException {
        try (RawSocket socket = RawSocket.open(edge.port(), token)) {
            for (int i = 0; i < 6; i++) {
                socket.send(RawFrames.text("{\"type\":\"ping\",\"requestId\":\"" + i + "\"}"));
            }
            List<String> answers = new ArrayList<>();
            while (answers.size() < 6) {
                RawSocket.Frame frame = socket.readFrame();
                if (frame.first() == 0x81) {
                    answers.add(frame.text());
                }
            }
            assertThat(answers.get(4)).contains("pong");
            assertThat(answers.get(5))
                    .contains("\"code\":4029", "\"reason\":\"rate_limited\"", "\"requestId\":\"5\"", "retryAfterMs");
        }
    }

    @Test
    void saysGoodbyeToEverybodyInSteps() throws Exception {
        List<RawSocket> sockets = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            sockets.add(RawSocket.open(edge.port(), token));
        }
        RunningEdge.join(edge.binding.stopAccepting());
        var gone = edge.binding.goodbye(Duration.ofMillis(400));
        for (RawSocket socket : sockets) {
            RawSocket.Frame frame = socket.readFrame();
            while (frame.first() == 0x89) {
                frame = socket.readFrame();
            }
            assertThat(frame.text()).contains("\"type\":\"goodbye\"", "reconnectAfterMs");
            assertThat(socket.readCloseCode()).isEqualTo(1012);
            socket.close();
        }
        RunningEdge.join(gone);
        assertThat(edge.binding.webSockets()).isZero();
    }
}
