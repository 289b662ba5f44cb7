package dev.parley.api.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.api.fake.FakeTokens;
import dev.parley.api.fake.RunningEdge;
import dev.parley.protocol.Json;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reactions, receipts and invites over HTTP. */
class MessageRoutesTest {
    private static RunningEdge edge;
    private static String token;
    private static String group;
    private static String message;

    @BeforeAll
    static void start() throws Exception {
        edge = RunningEdge.start();
        token = edge.tokens.issue("grace");
        group = "/v1/conversations/"
                + json(call(
                                "POST",
                                "/v1/conversations",
                                "{\"type\":\"GROUP\",\"name\":\"Crew\",\"memberIds\":[\"" + FakeTokens.id("ada")
                                        + "\"]}"))
                        .path("conversationId")
                        .asText();
        message = group
                + "/messages/"
                + json(call("POST", group + "/messages", "{\"clientMessageId\":\"c1\",\"text\":\"hi\"}"))
                        .path("messageId")
                        .asText();
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    private static HttpResponse<String> call(String method, String path, String body) {
        return edge.call(method, path, token, body);
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return Json.mapper().readTree(answer.body());
    }

    @Test
    void theEmojiOfThePathIsPercentEncoded() throws Exception {
        HttpResponse<String> added = call("PUT", message + "/reactions/%F0%9F%91%8D", null);
        assertThat(added.statusCode()).isEqualTo(200);
        assertThat(json(added).path("reactions").path("👍").get(0).asText())
                .isEqualTo(FakeTokens.id("grace").toString());
        HttpResponse<String> flag = call("PUT", message + "/reactions/%E2%9D%A4%EF%B8%8F", null);
        assertThat(json(flag).path("reactions").has("❤️")).isTrue();
        HttpResponse<String> removed = call("DELETE", message + "/reactions/%F0%9F%91%8D", null);
        assertThat(json(removed).has("reactions")).isFalse();
    }

    @Test
    void whatIsNoEmojiIsNamed() throws Exception {
        HttpResponse<String> refused = call("PUT", message + "/reactions/nice", null);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).path("errors").get(0).path("field").asText()).isEqualTo("emoji");
    }

    @Test
    void joinIsNoConversation() throws Exception {
        HttpResponse<String> invite = call("POST", group + "/invites", "{}");
        assertThat(invite.statusCode()).isEqualTo(201);
        String code = json(invite).path("code").asText();

        assertThat(call("POST", "/v1/conversations/join", "{\"invite\":\"" + code + "\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(call("DELETE", group + "/invites/" + code, null).statusCode())
                .isEqualTo(204);
        assertThat(json(call("POST", "/v1/conversations/join", "{\"invite\":\"" + code + "\"}"))
                        .path("code")
                        .asText())
                .isEqualTo("unknown_invite");
    }
}
