package dev.parley.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.api.fake.RunningEdge;
import dev.parley.api.websocket.RawSocket;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    @Test
    void tellsThoseWhoAreTooManyToComeBackLater() throws IOException {
        try (RunningEdge edge = RunningEdge.start("http.max-connections = 2")) {
            String token = edge.tokens.issue("ada");
            try (RawSocket one = RawSocket.open(edge.port(), token);
                    RawSocket other = RawSocket.open(edge.port(), token)) {
                try (RawSocket third = new RawSocket(edge.port()).send(RawSocket.handshake(token))) {
                    assertThat(third.readAll()).startsWith("HTTP/1.1 503 ").contains("Retry-After: 5", "unavailable");
                }
                one.close();
                await().untilAsserted(
                                () -> assertThat(edge.binding.connections()).isEqualTo(1));
                try (RawSocket next = RawSocket.open(edge.port(), token)) {
                    assertThat(edge.binding.connections()).isEqualTo(2);
                }
            }
        }
    }

    @Test
    void limitsHandshakesPerAddress() throws IOException {
        try (RunningEdge edge = RunningEdge.start("rate-limits.connect.per-address { per-second = 1, burst = 1 }")) {
            String token = edge.tokens.issue("ada");
            try (RawSocket first = RawSocket.open(edge.port(), token);
                    RawSocket second = new RawSocket(edge.port()).send(RawSocket.handshake(token))) {
                assertThat(second.readAll()).startsWith("HTTP/1.1 429 ").contains("Retry-After: 1", "rate_limited");
            }
        }
    }

    @Test
    void limitsCallsPerUser() {
        try (RunningEdge edge = RunningEdge.start("rate-limits.other.per-user { per-second = 1, burst = 1 }")) {
            String token = edge.tokens.issue("ada");
            assertThat(edge.call("GET", "/v1/users/me", token, null).statusCode())
                    .isEqualTo(200);
            var answer = edge.call("GET", "/v1/users/me", token, null);
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(edge.call("GET", "/v1/users/me", edge.tokens.issue("bob"), null)
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void closesRestConnectionsThatRest() throws IOException {
        try (RunningEdge edge = RunningEdge.start("http.idle-timeout = 300 ms")) {
            try (RawSocket socket = new RawSocket(edge.port())) {
                socket.send("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n");
                assertThat(socket.readAll()).contains("HTTP/1.1 200 OK");
            }
            await().untilAsserted(() -> assertThat(edge.binding.connections()).isZero());
        }
    }

    @Test
    void keepsRestConnectionsForMoreThanOneCall() throws IOException {
        try (RunningEdge edge = RunningEdge.start();
                RawSocket socket = new RawSocket(edge.port())) {
            for (int i = 0; i < 3; i++) {
                socket.send("GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n");
                String head = socket.readHead();
                assertThat(head).startsWith("HTTP/1.1 404");
                int length = Integer.parseInt(head.replaceAll("(?s).*Content-Length: (\\d+).*", "$1"));
                socket.skip(length);
            }
        }
    }

    @Test
    void opensOperatorsCallsToDevelopers() {
        try (RunningEdge edge = RunningEdge.start("development = on")) {
            assertThat(edge.call("POST", "/v1/admin/mint", null, "{\"count\":2}")
                            .body())
                    .contains("accessToken");
        }
    }
}
