package dev.parley.api.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.api.fake.FakeSessions;
import dev.parley.api.fake.RunningEdge;
import dev.parley.protocol.account.DeviceId;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.frame.CloseCode;
import dev.parley.protocol.frame.EncodedFrame;
import dev.parley.protocol.frame.ServerFrame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebSocketTest {
    private static final String PING = "{\"type\":\"ping\",\"requestId\":\"r\"}";
    private static final String PONG = "{\"type\":\"pong\",\"requestId\":\"r\"}";
    private static final String SEND = "{\"type\":\"send_message\",\"requestId\":\"s\",\"conversationId\":\""
            + "01930000-0000-7000-8000-000000000001\",\"clientMessageId\":\"c\",\"text\":\"hi\"}";

    private static RunningEdge edge;
    private static String token;

    @BeforeAll
    static void start() {
        edge = RunningEdge.start(
                "http.allowed-origins = [\"https://chat.example.org\"]",
                "http.first-request-timeout = 1 s",
                "websocket.sweep-interval = 20 ms",
                "websocket.close-grace = 500 ms",
                "websocket.inbound-credit = 4");
        token = edge.tokens.issue("ada");
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @Nested
    class Handshakes {
        @Test
        void ignoresOffersOfCompression() throws IOException {
            try (RawSocket socket = new RawSocket(edge.port()).send(RawSocket.handshake(token))) {
                assertThat(socket.readHead())
                        .startsWith("HTTP/1.1 101 ")
                        .contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
                        .doesNotContain("Extensions")
                        .doesNotContain("Sec-WebSocket-Protocol");
                assertThat(socket.readFrame().text()).contains("\"type\":\"welcome\"");
            }
        }

        @Test
        void takesTheTokenFromTheSubprotocols() throws IOException {
            String request = RawSocket.handshake(token)
                    .replace("Authorization: Bearer ", "Sec-WebSocket-Protocol: parley.v1, bearer.");
            try (RawSocket socket = new RawSocket(edge.port()).send(request)) {
                assertThat(socket.readHead()).contains("Sec-WebSocket-Protocol: parley.v1\r\n");
            }
        }

        @Test
        void takesARequestThatComesByteByByte() throws IOException {
            try (RawSocket socket = new RawSocket(edge.port())) {
                for (byte b : RawSocket.handshake(token).getBytes(StandardCharsets.ISO_8859_1)) {
                    socket.send(new byte[] {b});
                }
                assertThat(socket.readHead()).startsWith("HTTP/1.1 101 ");
            }
        }

        @Test
        void hearsFramesThatComeWithTheRequest() throws IOException {
            byte[] both = RawFrames.concat(
                    RawSocket.handshake(token).getBytes(StandardCharsets.ISO_8859_1), RawFrames.text(PING));
            try (RawSocket socket = new RawSocket(edge.port()).send(both)) {
                socket.readHead();
                assertThat(Arrays.asList(
                                socket.readFrame().text(), socket.readFrame().text()))
                        .contains(PONG);
            }
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "Authorization: Bearer | X-Nothing: | 401 | missing_token",
                    "Bearer | Basic | 401 | missing_token",
                    "Bearer token | Bearer forged | 401 | invalid_token",
                    "Host: | Origin: https://evil.example, | 403 | origin_not_allowed",
                    "Version: 13 | Version: 8 | 426 | upgrade_required",
                    "dGhlIHNhbXBsZSBub25jZQ== | short | 400 | malformed_request",
                    "keep-alive, Upgrade | keep-alive | 400 | malformed_request",
                    "HTTP/1.1 | HTTP/1.0 | 400 | malformed_request",
                })
        void declinesWithAProblem(String part, String other, int status, String code) throws IOException {
            String request = RawSocket.handshake(token).replace(part, other);
            if (code.equals("origin_not_allowed")) {
                request = RawSocket.handshake(token).replace("Upgrade:", "Origin: https://evil.example\r\nUpgrade:");
            }
            try (RawSocket socket = new RawSocket(edge.port()).send(request)) {
                assertThat(socket.readAll())
                        .startsWith("HTTP/1.1 " + status + " ")
                        .contains("Content-Type: application/problem+json", "\"code\":\"" + code + "\"");
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"https://chat.example.org", "http://127.0.0.1"})
        void takesItsOwnPagesAndThoseThatAreAllowed(String origin) throws IOException {
            String request = RawSocket.handshake(token).replace("Upgrade:", "Origin: " + origin + "\r\nUpgrade:");
            try (RawSocket socket = new RawSocket(edge.port()).send(request)) {
                assertThat(socket.readHead()).startsWith("HTTP/1.1 101 ");
            }
        }

        @Test
        void declinesAnExpiredToken() throws IOException {
            String old = edge.tokens.renew(token, Duration.ofSeconds(-1));
            try (RawSocket socket = new RawSocket(edge.port()).send(RawSocket.handshake(old))) {
                assertThat(socket.readAll()).startsWith("HTTP/1.1 401 ").contains("token_expired");
            }
        }

        @Test
        void declinesEverybodyWhereNobodyWouldAnswer() throws IOException {
            edge.open = false;
            try (RawSocket socket = new RawSocket(edge.port()).send(RawSocket.handshake(token))) {
                assertThat(socket.readAll()).startsWith("HTTP/1.1 503 ").contains("Retry-After: 1", "unavailable");
            } finally {
                edge.open = true;
            }
        }

        @Test
        void declinesAHeadThatIsTooLong() throws IOException {
            String request = RawSocket.handshake(token).replace("Host", "X-Long: " + "x".repeat(20_000) + "\r\nHost");
            try (RawSocket socket = new RawSocket(edge.port()).send(request)) {
                assertThat(socket.readAll()).startsWith("HTTP/1.1 431 ").contains("headers_too_large");
            }
        }

        @Test
        void waitsForARequestOnlySoLong() throws IOException {
            try (RawSocket silent = new RawSocket(edge.port());
                    RawSocket slow = new RawSocket(edge.port()).send("GET /ws HTT")) {
                assertThat(slow.readAll()).startsWith("HTTP/1.1 408 ").contains("request_timeout");
                assertThat(silent.readAll()).isEmpty();
            }
        }

        @Test
        void answersWhatIsNoHttp() throws IOException {
            try (RawSocket socket = new RawSocket(edge.port()).send("hello there\r\n\r\n")) {
                assertThat(socket.readAll()).contains("application/problem+json");
            }
        }
    }

    @Nested
    class Frames {
        private RawSocket socket;
        private FakeSessions.Session session;

        @BeforeEach
        void open() throws IOException {
            socket = RawSocket.open(edge.port(), token);
            session = edge.sessions.last();
        }

        @AfterEach
        void close() throws IOException {
            edge.sessions.keepCredit(false);
            socket.close();
            await().untilAsserted(() -> assertThat(session.closed).isTrue());
        }

        @Test
        void answersPingsOfBothKinds() throws IOException {
            socket.send(RawFrames.text(PING));
            assertThat(socket.readFrame().text()).isEqualTo(PONG);
            socket.send(RawFrames.frame(0x89, new byte[] {1, 2}));
            RawSocket.Frame pong = socket.readFrame();
            assertThat(pong.first()).isEqualTo(0x8A);
            assertThat(pong.payload()).containsExactly(1, 2);
            assertThat(session.received).isEmpty();
        }

        @Test
        void handsFragmentsOnAsOneMessageAndAnswersAPingInBetween() throws IOException {
            byte[] text = SEND.getBytes(StandardCharsets.UTF_8);
            socket.send(RawFrames.frame(0x01, Arrays.copyOfRange(text, 0, 10)))
                    .send(RawFrames.frame(0x89, new byte[0]))
                    .send(RawFrames.frame(0x80, Arrays.copyOfRange(text, 10, text.length)));
            assertThat(socket.readFrame().first()).isEqualTo(0x8A);
            assertThat(socket.readFrame().text()).contains("\"type\":\"message_accepted\"", "\"requestId\":\"s\"");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "nonsense | malformed_frame",
                    "{\"type\":\"dance\",\"requestId\":\"r\"} | unknown_type",
                    "{\"type\":\"mark_read\",\"requestId\":\"r\"} | invalid_field",
                })
        void answersRejectedFramesWithoutTheCluster(String text, String reason) throws IOException {
            socket.send(RawFrames.text(text));
            assertThat(socket.readFrame().text())
                    .contains("\"type\":\"error\"", "\"reason\":\"" + reason + "\"", "\"code\":4000");
            assertThat(session.received).isEmpty();
        }

        @Test
        void closesOnAnUnmaskedFrame() throws IOException {
            socket.send(RawFrames.unmasked(0x81, new byte[] {'a'}));
            assertThat(socket.readCloseCode()).isEqualTo(1002);
            assertThat(socket.isClosedByServer()).isTrue();
        }

        @ParameterizedTest
        @CsvSource({"193, 1002", "131, 1002", "130, 1003"})
        void closesOnReservedBitsReservedOpcodesAndBinary(int first, int code) throws IOException {
            socket.send(RawFrames.frame(first, new byte[] {1}));
            assertThat(socket.readCloseCode()).isEqualTo(code);
        }

        @Test
        void closesOnWhatIsNoUtf8() throws IOException {
            socket.send(RawFrames.frame(0x81, new byte[] {(byte) 0xFF}));
            assertThat(socket.readCloseCode()).isEqualTo(1007);
        }

        @Test
        void closesOnAnEndlessFrameBeforeItComes() throws IOException {
            socket.send(RawFrames.header(0x81, 1_000_000_000_000L, true));
            assertThat(socket.readCloseCode()).isEqualTo(1009);
            assertThat(socket.isClosedByServer()).isTrue();
        }

        @ParameterizedTest
        @ValueSource(ints = {1000, 1001, 4002})
        void answersACloseWithItsCodeAndEnds(int code) throws IOException {
            socket.send(RawFrames.close(code, "bye"));
            assertThat(socket.readCloseCode()).isEqualTo(code);
            assertThat(socket.isClosedByServer()).isTrue();
        }

        @Test
        void sendsWhatIsQueuedBeforeItCloses() throws IOException {
            session.sink.send(EncodedFrame.of(new ServerFrame.Ok("last")));
            session.sink.close(CloseCode.SUSPENDED);
            assertThat(socket.readFrame().text()).contains("last");
            assertThat(socket.readCloseCode()).isEqualTo(4403);
            assertThat(socket.isClosedByServer()).isTrue();
        }

        @Test
        void readsNoFurtherThanItsCredit() throws IOException {
            edge.sessions.keepCredit(true);
            for (int i = 0; i < 10; i++) {
                socket.send(RawFrames.text(SEND));
            }
            await().untilAsserted(() -> assertThat(session.received).hasSize(4));
            socket.send(RawFrames.text(PING));
            edge.sessions.keepCredit(false);
            for (int i = 0; i < 4; i++) {
                session.sink.handled();
            }
            await().untilAsserted(() -> assertThat(session.received).hasSize(10));
            for (int i = 0; i < 6; i++) {
                assertThat(socket.readFrame().text()).contains("message_accepted");
            }
            assertThat(socket.readFrame().text()).isEqualTo(PONG);
        }

        @Test
        void tellsWhenThereIsRoom() {
            AtomicBoolean room = new AtomicBoolean();
            session.sink.whenDrained(() -> room.set(true));
            await().untilTrue(room);
        }

        @Test
        void prolongsItsLifeWithANewerTokenOfTheSameDevice() throws IOException {
            String newer = edge.tokens.renew(token, Duration.ofMinutes(30));
            socket.send(RawFrames.text(authenticate(newer)));
            assertThat(socket.readFrame().text()).isEqualTo("{\"type\":\"ok\",\"requestId\":\"a\"}");
            assertThat(session.authentications).containsExactly(edge.tokens.of(newer));
        }

        @Test
        void closesWhenATokenOfAnotherDeviceIsShown() throws IOException {
            socket.send(RawFrames.text(authenticate(edge.tokens.issue("ada"))));
            assertThat(socket.readFrame().text()).contains("\"code\":4010", "\"requestId\":\"a\"");
            assertThat(socket.readCloseCode()).isEqualTo(4401);
        }
    }

    @Test
    void closesWhenItsTokenExpires() throws IOException {
        String brief = edge.tokens.issue(
                "brief", new UserId(UUID.randomUUID()), new DeviceId(UUID.randomUUID()), Duration.ofMillis(400), false);
        try (RawSocket socket = RawSocket.open(edge.port(), brief)) {
            assertThat(socket.readCloseCode()).isEqualTo(4401);
        }
    }

    private static String authenticate(String accessToken) {
        return "{\"type\":\"authenticate\",\"requestId\":\"a\",\"accessToken\":\"" + accessToken + "\"}";
    }
}
