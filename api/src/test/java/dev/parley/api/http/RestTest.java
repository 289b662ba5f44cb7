package dev.parley.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.api.conversation.HistoryCursor;
import dev.parley.api.conversation.HistoryQuery;
import dev.parley.api.fake.FakeTokens;
import dev.parley.api.fake.RunningEdge;
import dev.parley.protocol.Json;
import dev.parley.protocol.conversation.Seq;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RestTest {
    private static final String REGISTER = "/v1/auth/register";
    private static final String NOWHERE = "/v1/conversations/" + UUID.randomUUID();

    private static RunningEdge edge;
    private static String token;

    @BeforeAll
    static void start() {
        edge = RunningEdge.start("http.allowed-origins = [\"https://chat.example.org\"]");
        token = edge.tokens.issue("grace");
        edge.accounts.add("grace");
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "7", "{\"username\":", "{} {}", "nonsense"})
    void calls400WhatIsNoJsonObject(String body) {
        assertProblem(edge.call("POST", REGISTER, null, body), 400, "malformed_json");
    }

    @Test
    void namesAllWrongFieldsAtOnce() throws Exception {
        HttpResponse<String> answer =
                edge.call("POST", REGISTER, null, "{\"username\":7,\"email\":\"x\",\"password\":[]}");
        JsonNode problem = assertProblem(answer, 422, "invalid_field");
        assertThat(problem.findValuesAsText("field")).containsExactlyInAnyOrder("username", "password", "email");
    }

    @Test
    void namesAllMissingFieldsAtOnce() throws Exception {
        JsonNode problem = assertProblem(edge.call("POST", REGISTER, null, "{}"), 422, "invalid_field");
        assertThat(problem.findValuesAsText("field")).containsExactly("username", "email", "password");
    }

    @Test
    void namesWrongIdsAndEnumsTogether() throws Exception {
        HttpResponse<String> answer =
                edge.call("POST", "/v1/conversations", token, "{\"type\":\"CROWD\",\"memberIds\":[\"no\"],\"name\":5}");
        JsonNode problem = assertProblem(answer, 422, "invalid_field");
        assertThat(problem.findValuesAsText("field")).containsExactlyInAnyOrder("type", "memberIds[0]", "name");
    }

    @Test
    void ignoresUnknownFieldsAndTakesNullForAbsent() {
        HttpResponse<String> answer = edge.call(
                "POST",
                REGISTER,
                null,
                "{\"username\":\"linus\",\"email\":\"l@x.org\",\"password\":\"longenough\",\"displayName\":null,\"hat\":1}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(l -> assertThat(l).startsWith("/v1/users/"));
    }

    @Test
    void saysConflict() {
        String body = "{\"username\":\"twice\",\"email\":\"t@x.org\",\"password\":\"longenough\"}";
        edge.call("POST", REGISTER, null, body);
        assertProblem(edge.call("POST", REGISTER, null, body), 409, "username_taken");
    }

    @Test
    void asksForAToken() {
        HttpResponse<String> answer = edge.call("GET", "/v1/users/me", null, null);
        assertProblem(answer, 401, "missing_token");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertProblem(edge.call("GET", "/v1/users/me", "forged", null), 401, "invalid_token");
        String old = edge.tokens.renew(token, Duration.ofSeconds(-1));
        assertProblem(edge.call("GET", "/v1/users/me", old, null), 401, "token_expired");
    }

    @Test
    void keepsOperatorsCallsForOperators() {
        assertProblem(edge.call("GET", "/v1/admin/cluster", token, null), 403, "not_permitted");
        assertProblem(edge.call("POST", "/v1/admin/mint", null, "{\"count\":1}"), 401, "missing_token");
        String operator = edge.tokens.issueOperator("root");
        assertThat(edge.call("GET", "/v1/admin/cluster", operator, null).body()).contains("\"nodes\"");
        assertThat(edge.call("POST", "/v1/admin/mint", operator, "{\"count\":3}")
                        .statusCode())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/nothing, not_found",
        "POST, /nothing, not_found",
        "GET, /v1/users/not-an-id, unknown_user",
        "GET, /v1/users/1-1-1-1-1, unknown_user",
        "GET, /v1/conversations/x, unknown_conversation",
        "DELETE, /v1/auth/devices/x, unknown_device",
        "GET, /v1/conversations/x/messages/y, unknown_conversation",
    })
    void says404(String method, String path, String code) {
        assertProblem(edge.call(method, path, token, null), 404, code);
    }

    @Test
    void hidesWhatTheCallerMayNotKnow() {
        assertProblem(edge.call("GET", NOWHERE, token, null), 404, "unknown_conversation");
    }

    @Test
    void says405WithWhatIsAllowed() {
        HttpResponse<String> answer = edge.call("PUT", "/v1/users/me", token, "{}");
        assertProblem(answer, 405, "method_not_allowed");
        assertThat(answer.headers().firstValue("Allow")).hasValue("DELETE, GET, HEAD, OPTIONS, PATCH");
    }

    @Test
    void says415() {
        assertProblem(
                edge.call("POST", REGISTER, null, "{}", "Content-Type", "text/plain"), 415, "unsupported_media_type");
    }

    @Test
    void says413ForABodyThatIsTooLong() {
        assertProblem(edge.call("POST", REGISTER, null, "x".repeat(300_000)), 413, "too_large");
    }

    @Test
    void takesABodyOfManySegments() {
        String text = "{\"login\":\"nobody\",\"password\":\"p\",\"padding\":\"" + "x".repeat(200_000) + "\"}";
        assertProblem(edge.call("POST", "/v1/auth/login", null, text), 401, "invalid_credentials");
    }

    @Test
    void says500WithoutWhatWentWrong() {
        HttpResponse<String> answer =
                edge.call("POST", "/v1/auth/login", null, "{\"login\":\"broken\",\"password\":\"p\"}");
        assertProblem(answer, 500, "internal_error");
        assertThat(answer.body()).doesNotContain("secret detail");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=101",
                "limit=x",
                "before=-1",
                "before=1&after=2",
                "limit=1&limit=2",
                "page=0",
                "cursor=7",
                "cursor=page-0",
                "cursor=after-1&page=2"
            })
    void says422ForQueries(String query) {
        assertProblem(edge.call("GET", NOWHERE + "/messages?" + query, token, null), 422, "invalid_field");
    }

    @Test
    void readsEveryPartOfHistory() {
        edge.call("GET", NOWHERE + "/messages", token, null);
        assertThat(edge.conversations.lastQuery()).isEqualTo(new HistoryQuery.Latest(50));
        edge.call("GET", NOWHERE + "/messages?before=9&limit=3", token, null);
        assertThat(edge.conversations.lastQuery()).isEqualTo(new HistoryQuery.Before(new Seq(9), 3));
        edge.call("GET", NOWHERE + "/messages?after=9", token, null);
        assertThat(edge.conversations.lastQuery()).isEqualTo(new HistoryQuery.After(new Seq(9), 50));
        edge.call("GET", NOWHERE + "/messages?page=2", token, null);
        assertThat(edge.conversations.lastQuery()).isEqualTo(new HistoryQuery.Numbered(2, 50));
    }

    @Test
    void followsACursorInItsDirection() {
        for (HistoryQuery query : List.of(
                new HistoryQuery.Before(new Seq(9), 3),
                new HistoryQuery.After(new Seq(9), 3),
                new HistoryQuery.Numbered(2, 3))) {
            String cursor = HistoryCursor.of(query).orElseThrow();
            edge.call("GET", NOWHERE + "/messages?limit=3&cursor=" + cursor, token, null);
            assertThat(edge.conversations.lastQuery()).isEqualTo(query);
        }
    }

    @Test
    void searchesOnlyForSomething() {
        assertProblem(edge.call("GET", "/v1/users?query=%20", token, null), 422, "invalid_field");
        assertThat(edge.call("GET", "/v1/users?query=gra", token, null).body())
                .contains("grace")
                .doesNotContain("email");
    }

    @Test
    void answersASendAgainWithTheSameMessage() throws Exception {
        HttpResponse<String> made = edge.call(
                "POST",
                "/v1/conversations",
                token,
                "{\"type\":\"DIRECT\",\"memberIds\":[\"" + FakeTokens.id("ada") + "\"]}");
        assertThat(made.statusCode()).isEqualTo(201);
        String path = made.headers().firstValue("Location").orElseThrow() + "/messages";
        HttpResponse<String> first = edge.call("POST", path, token, "{\"clientMessageId\":\"c1\",\"text\":\"hi\"}");
        HttpResponse<String> again = edge.call("POST", path, token, "{\"clientMessageId\":\"c1\",\"text\":\"hi\"}");
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        String events = path.replace("/messages", "/events?limit=1");
        assertThat(edge.call("GET", events, token, null).body())
                .contains("\"type\":\"new_message\"", "\"nextCursor\":\"2\"");
    }

    @Test
    void answersHeadAsGetWithoutTheBody() {
        HttpResponse<String> answer = edge.call("HEAD", "/health/ready", null, null);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void isReadyUntilItIsNot() {
        assertThat(edge.call("GET", "/health/ready", null, null).statusCode()).isEqualTo(200);
        edge.notReady.add("no cluster");
        try {
            HttpResponse<String> answer = edge.call("GET", "/health/ready", null, null);
            assertProblem(answer, 503, "unavailable");
            assertThat(answer.body()).contains("no cluster");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(edge.call("GET", "/health/live", null, null).statusCode())
                    .isEqualTo(200);
        } finally {
            edge.notReady.clear();
        }
    }

    @Test
    void servesNobodyWhereNobodyWouldAnswer() {
        edge.open = false;
        try {
            HttpResponse<String> answer = edge.call("GET", "/v1/users/me", token, null);
            assertProblem(answer, 503, "unavailable");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(edge.call("GET", "/health/live", null, null).statusCode())
                    .isEqualTo(200);
            assertThat(edge.call("GET", "/", null, null).statusCode()).isEqualTo(200);
        } finally {
            edge.open = true;
        }
    }

    @Test
    void letsAllowedOriginsIn() {
        HttpResponse<String> answer =
                edge.call("OPTIONS", "/v1/users/me", null, null, "Origin", "https://chat.example.org");
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("https://chat.example.org");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Methods"))
                .hasValueSatisfying(m -> assertThat(m).contains("PATCH"));
        assertProblem(
                edge.call("OPTIONS", "/v1/users/me", null, null, "Origin", "https://evil.example"),
                403,
                "origin_not_allowed");
        assertThat(edge.call("GET", "/v1/users/me", token, null, "Origin", "https://evil.example")
                        .headers()
                        .firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void tellsThatAWebSocketIsToBeUpgradedTo() {
        assertProblem(edge.call("GET", "/ws", null, null), 426, "upgrade_required");
    }

    @Test
    void compressesLongAnswers() {
        HttpResponse<String> answer = edge.call("GET", "/v1/openapi.json", null, null, "Accept-Encoding", "br, gzip");
        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(edge.call("GET", "/v1/openapi.json", null, null, "Accept-Encoding", "gzip;q=0")
                        .body())
                .startsWith("{");
    }

    private static JsonNode assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        try {
            JsonNode problem = Json.mapper().readTree(answer.body());
            assertThat(problem.path("code").asText()).isEqualTo(code);
            assertThat(problem.path("status").asInt()).isEqualTo(status);
            return problem;
        } catch (java.io.IOException e) {
            throw new AssertionError(answer.body(), e);
        }
    }
}
