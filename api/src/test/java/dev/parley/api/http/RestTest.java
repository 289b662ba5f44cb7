package dev.parley.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.fake.RunningEdge;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RestTest {
    private static RunningEdge edge;

    @BeforeAll
    static void start() {
        edge = RunningEdge.start();
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @Test
    void signsUpAndIn() {
        HttpResponse<String> registered = edge.call(
                "POST",
                "/v1/auth/register",
                null,
                "{\"username\":\"ada\",\"email\":\"ada@example.org\",\"password\":\"lovelace\"}");
        assertThat(registered.statusCode()).as(registered.body()).isEqualTo(201);
        HttpResponse<String> tokens =
                edge.call("POST", "/v1/auth/login", null, "{\"login\":\"ada\",\"password\":\"lovelace\"}");
        assertThat(tokens.statusCode()).as(tokens.body()).isEqualTo(200);
        assertThat(tokens.body()).contains("accessToken", "refreshToken");
    }
}
