package dev.parley.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.api.fake.FakeTokens;
import dev.parley.api.fake.RunningEdge;
import dev.parley.api.web.ClassPathFiles;
import dev.parley.protocol.Json;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.error.ErrorCode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the published contract against what the edge does. */
class RestContractTest {
    private static RunningEdge edge;
    private static String token;
    private static OpenApiInteractionValidator contract;
    private static JsonNode openApi;
    private final Set<String> called = new TreeSet<>();

    @BeforeAll
    static void start() throws Exception {
        edge = RunningEdge.start("development = on");
        token = edge.tokens.issue("grace");
        edge.accounts.add("grace");
        edge.accounts.add("ada");
        String json = edge.call("GET", "/v1/openapi.json", null, null).body();
        openApi = Json.mapper().readTree(json);
        contract = OpenApiInteractionValidator.createForInlineApiSpecification(json)
                .withLevelResolver(LevelResolver.create()
                        .withLevel("validation.request.security.missing", ValidationReport.Level.IGNORE)
                        .build())
                .build();
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @Test
    void namesEveryCallAndNoOther() {
        Set<String> routes = new TreeSet<>();
        EdgePorts ports = new EdgePorts(
                edge.accounts,
                edge.friends,
                edge.conversations,
                edge.conversations,
                edge.invites,
                edge.conversations,
                edge.sessions,
                edge.tokens,
                null,
                null);
        EdgeServer.endpoints(ports, new ClassPathFiles(getClass().getClassLoader()))
                .forEach(endpoint -> routes.add(endpoint.method() + " " + endpoint.path()));
        Set<String> published = new TreeSet<>();
        openApi.path("paths").fields().forEachRemaining(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(method -> published.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        assertThat(published).isEqualTo(routes);
    }

    @Test
    void documentsEveryStatusOfTheCatalogue() {
        List<String> responses = new ArrayList<>();
        openApi.path("components").path("responses").fieldNames().forEachRemaining(responses::add);
        for (ErrorCode code : ErrorCode.values()) {
            if (code != ErrorCode.HEADERS_TOO_LARGE && code != ErrorCode.MALFORMED_REQUEST) {
                assertThat(responses).contains(Integer.toString(code.http()));
            }
        }
    }

    @Test
    void livesUpToTheContract() {
        call("POST", "/v1/auth/register", "{\"username\":\"neu\",\"email\":\"n@x.org\",\"password\":\"longenough\"}");
        call("POST", "/v1/auth/register", "{\"username\":\"neu\",\"email\":\"n@x.org\",\"password\":\"longenough\"}");
        String tokens = call("POST", "/v1/auth/login", "{\"login\":\"neu\",\"password\":\"longenough\"}");
        call("POST", "/v1/auth/login", "{\"login\":\"neu\",\"password\":\"wrong\"}");
        call("POST", "/v1/auth/refresh", "{\"refreshToken\":\"" + text(tokens, "refreshToken") + "\"}");
        call("POST", "/v1/auth/refresh", "{\"refreshToken\":\"stale\"}");
        call("GET", "/v1/auth/devices", null);
        call("DELETE", "/v1/auth/devices/" + edge.tokens.of(token).deviceId(), null);
        call("DELETE", "/v1/auth/devices/unknown", null);
        call("GET", "/v1/users/me", null);
        call("PATCH", "/v1/users/me", "{\"displayName\":\"Grace\",\"introduction\":null}");
        call("PUT", "/v1/users/me/password", "{\"currentPassword\":\"a\",\"newPassword\":\"longenough\"}");
        call("GET", "/v1/users/" + FakeTokens.id("ada"), null);
        call("GET", "/v1/users/unknown", null);
        call("GET", "/v1/users?query=a&limit=5", null);
        call("DELETE", "/v1/auth/devices", null);
        call("DELETE", "/v1/users/me", "{\"password\":\"wrong\"}");
        call("POST", "/v1/auth/logout", null);
        friends();
        String group = call(
                "POST",
                "/v1/conversations",
                "{\"type\":\"GROUP\",\"name\":\"Crew\",\"memberIds\":[\"" + FakeTokens.id("ada") + "\"]}");
        String direct = "{\"type\":\"DIRECT\",\"memberIds\":[\"" + FakeTokens.id("ada") + "\"]}";
        call("POST", "/v1/conversations", direct);
        call("POST", "/v1/conversations", direct);
        conversation("/v1/conversations/" + text(group, "conversationId"));
        call("GET", "/v1/conversations?limit=5", null);
        call("GET", "/health/ready", null);
        call("GET", "/health/live", null);
        call("GET", "/v1/admin/cluster", null);
        call("POST", "/v1/admin/mint", "{\"count\":2,\"prefix\":\"bot\"}");
        assertThat(called).hasSizeGreaterThan(25);
    }

    private void friends() {
        String ada = FakeTokens.id("ada");
        String bob = "/v1/blocks/" + FakeTokens.id("bob");
        String byId = "{\"userId\":\"" + ada + "\"}";
        String asked = call("POST", "/v1/friend-requests", byId);
        call("POST", "/v1/friend-requests", byId);
        call("POST", "/v1/friend-requests", "{\"username\":\"nobody\"}");
        call("POST", "/v1/friend-requests", "{}");
        call("GET", "/v1/friend-requests?direction=outgoing&status=PENDING&limit=5", null);
        call("GET", "/v1/friend-requests?direction=incoming", null);
        call("DELETE", "/v1/friend-requests/" + text(asked, "friendRequestId"), null);
        String incoming =
                "/v1/friend-requests/" + edge.friends.incoming(edge.tokens.of(token), UserId.of(FakeTokens.id("eve")));
        call("POST", incoming + "/reject", null);
        call("POST", incoming + "/accept", null);
        call("POST", "/v1/friend-requests/unknown/accept", null);
        call("POST", "/v1/friend-requests", "{\"userId\":\"" + FakeTokens.id("eve") + "\"}");
        call("GET", "/v1/friends?query=na&limit=5", null);
        call("DELETE", "/v1/friends/" + FakeTokens.id("eve"), null);
        call("PUT", bob, null);
        call("GET", "/v1/blocks?limit=5", null);
        call("POST", "/v1/friend-requests", "{\"userId\":\"" + FakeTokens.id("bob") + "\"}");
        call("DELETE", bob, null);
    }

    private void conversation(String path) {
        call("GET", path, null);
        call("GET", "/v1/conversations/" + FakeTokens.id("nobody"), null);
        call("PATCH", path, "{\"name\":\"The crew\"}");
        call("POST", path + "/members", "{\"userIds\":[\"" + FakeTokens.id("bob") + "\"]}");
        call("PATCH", path + "/members/" + FakeTokens.id("ada"), "{\"role\":\"ADMIN\"}");
        String message = call(
                "POST",
                path + "/messages",
                "{\"clientMessageId\":\"c1\",\"text\":\"hi\",\"sentAt\":\"2026-11-21T10:42:00.123+01:00\"}");
        call("POST", path + "/messages", "{\"clientMessageId\":\"c1\",\"text\":\"hi\"}");
        call("GET", path + "/messages?before=10&limit=5", null);
        String one = path + "/messages/" + text(message, "messageId");
        call("GET", one, null);
        call("GET", path + "/messages/unknown", null);
        call("PUT", one, "{\"text\":\"hello\"}");
        call("PUT", one + "/reactions/%F0%9F%91%8D", null);
        call("DELETE", one + "/reactions/%F0%9F%91%8D", null);
        call("PUT", one + "/reactions/nice", null);
        call("GET", one + "/receipts?limit=5", null);
        call("DELETE", one, null);
        call("PUT", path + "/read", "{\"seq\":1}");
        call("PUT", path + "/mute", null);
        call("DELETE", path + "/mute", null);
        String invite = call("POST", path + "/invites", "{\"maxUses\":5}");
        call("GET", path + "/invites?limit=5", null);
        call("POST", "/v1/conversations/join", "{\"invite\":\"" + text(invite, "code") + "\"}");
        call("DELETE", path + "/invites/" + text(invite, "code"), null);
        call("POST", "/v1/conversations/join", "{\"invite\":\"gone\"}");
        call("GET", path + "/events?after=0&limit=10", null);
        call("DELETE", path + "/members/" + FakeTokens.id("ada"), null);
    }

    private String call(String method, String path, String body) {
        HttpResponse<String> answer = edge.call(method, path, token, body);
        int query = path.indexOf('?');
        SimpleRequest.Builder request = new SimpleRequest.Builder(method, query < 0 ? path : path.substring(0, query))
                .withAuthorization("Bearer " + token);
        if (query >= 0) {
            for (String pair : path.substring(query + 1).split("&", -1)) {
                request.withQueryParam(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
            }
        }
        if (body != null) {
            request.withContentType("application/json").withBody(body);
        }
        SimpleResponse.Builder response = SimpleResponse.Builder.status(answer.statusCode());
        answer.headers().firstValue("Content-Type").ifPresent(response::withContentType);
        if (!answer.body().isEmpty()) {
            response.withBody(answer.body());
        }
        ValidationReport report = contract.validate(request.build(), response.build());
        assertThat(report.getMessages())
                .as(method + " " + path + " → " + answer.statusCode() + " " + answer.body())
                .isEmpty();
        assertThat(answer.statusCode()).isLessThan(500);
        called.add(Request.Method.valueOf(method) + " " + path);
        return answer.body();
    }

    private static String text(String json, String field) {
        try {
            return Json.mapper().readTree(json).path(field).asText();
        } catch (java.io.IOException e) {
            throw new AssertionError(json, e);
        }
    }
}
