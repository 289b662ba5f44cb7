package dev.parley.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.client.account.Credentials;
import dev.parley.client.fake.FakeServer;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.MessageId;
import dev.parley.protocol.friend.FriendRequestId;
import dev.parley.protocol.friend.FriendRequestStatus;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each call goes where docs/protocol.md says. */
class CallsTest {
    private static final String ID = "01930000-0000-7000-8000-0000000000bb";
    private static final UserId BEN = UserId.of(ID);
    private static final ConversationId ROOM = ConversationId.of(ID);
    private static final MessageId MESSAGE = MessageId.of(ID);
    private static final FriendRequestId REQUEST = FriendRequestId.of(ID);

    private FakeServer server;
    private ParleyClient client;

    @BeforeEach
    void start() throws Exception {
        server = new FakeServer();
        client = ParleyClient.of(
                ClientSettings.builder(server.address()).build(), new Credentials.Password("ann", "secret"));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    static Stream<Arguments> calls() {
        return Stream.of(
                call("GET /v1/friends?limit=9", c -> c.friends().list(null, 9)),
                call(
                        "GET /v1/friends?limit=9&cursor=a%2Fb&query=J%C3%B6",
                        c -> c.friends().search("Jö", "a/b", 9)),
                call("POST /v1/friend-requests", c -> c.friends().request(BEN)),
                call("POST /v1/friend-requests", c -> c.friends().request("ben")),
                call("GET /v1/friend-requests?limit=9&direction=incoming&status=PENDING", c -> c.friends()
                        .incoming(FriendRequestStatus.PENDING, null, 9)),
                call("GET /v1/friend-requests?limit=9&cursor=x&direction=outgoing", c -> c.friends()
                        .outgoing(null, "x", 9)),
                call("POST /v1/friend-requests/ID/accept", c -> c.friends().accept(REQUEST)),
                call("POST /v1/friend-requests/ID/reject", c -> c.friends().reject(REQUEST)),
                call("DELETE /v1/friend-requests/ID", c -> c.friends().cancel(REQUEST)),
                call("DELETE /v1/friends/ID", c -> c.friends().unfriend(BEN)),
                call("GET /v1/blocks?limit=9", c -> c.friends().blocks(null, 9)),
                call("PUT /v1/blocks/ID", c -> c.friends().block(BEN)),
                call("DELETE /v1/blocks/ID", c -> c.friends().unblock(BEN)),
                call(
                        "POST /v1/conversations/ID/invites",
                        c -> c.conversations().invites().create(ROOM, Duration.ofHours(1), 3)),
                call(
                        "GET /v1/conversations/ID/invites?limit=9",
                        c -> c.conversations().invites().list(ROOM, null, 9)),
                call(
                        "DELETE /v1/conversations/ID/invites/c%20d",
                        c -> c.conversations().invites().revoke(ROOM, "c d")),
                call(
                        "POST /v1/conversations/join",
                        c -> c.conversations().invites().join("code")),
                call("PUT /v1/conversations/ID/mute", c -> c.conversations().mute(ROOM)),
                call("DELETE /v1/conversations/ID/mute", c -> c.conversations().unmute(ROOM)),
                call(
                        "PUT /v1/conversations/ID/messages/ID/reactions/%F0%9F%91%8D",
                        c -> c.conversations().react(ROOM, MESSAGE, "👍")),
                call(
                        "DELETE /v1/conversations/ID/messages/ID/reactions/%F0%9F%91%8D",
                        c -> c.conversations().unreact(ROOM, MESSAGE, "👍")),
                call("GET /v1/conversations/ID/messages/ID/receipts?limit=9", c -> c.conversations()
                        .receipts(ROOM, MESSAGE, null, 9)),
                call("PATCH /v1/conversations/ID", c -> c.conversations().rename(ROOM, "Café")),
                call("DELETE /v1/conversations/ID/members/ID", c -> c.conversations()
                        .removeMember(ROOM, BEN)),
                call("DELETE /v1/auth/devices", c -> c.accounts().revokeOthers()),
                call("DELETE /v1/users/me", c -> c.accounts().removeAccount("secret")));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void goesThere(String request, Function<ParleyClient, CompletableFuture<?>> call) {
        assertThatThrownBy(() -> call.apply(client).join()).hasCauseInstanceOf(ParleyException.Refused.class);
        assertThat(server.requests).last().isEqualTo(request);
    }

    @Test
    void leavesAsWhoItIs() {
        server.answers.put(
                "GET /v1/users/me",
                "200 {\"userId\":\"" + ID + "\",\"username\":\"ann\",\"displayName\":\"Ann\","
                        + "\"createdAt\":\"2026-01-01T00:00:00Z\"}");
        server.answers.put("DELETE /v1/conversations/" + ID + "/members/" + ID, "204 ");
        client.conversations().leave(ROOM).join();
        assertThat(server.requests).last().asString().startsWith("DELETE");
    }

    @Test
    void countsWhatIsUnreadOverAllPages() {
        server.answers.put(
                "GET /v1/conversations?limit=100", "200 {\"items\":[" + row(2) + "],\"nextCursor\":\"next\"}");
        server.answers.put(
                "GET /v1/conversations?limit=100&cursor=next", "200 {\"items\":[" + row(3) + "," + row(0) + "]}");
        assertThat(client.conversations().totalUnread().join()).isEqualTo(5);
    }

    private static String row(int unread) {
        return ("{\"conversationId\":\"%s\",\"type\":\"GROUP\",\"name\":\"g\",\"rev\":9,\"lastSeq\":9,\"readSeq\":0,\"unread\":%d,"
                        + "\"memberCount\":2,\"muted\":false,\"updatedAt\":\"2026-01-01T00:00:00Z\"}")
                .formatted(ID, unread);
    }

    private static Arguments call(String request, Function<ParleyClient, CompletableFuture<?>> call) {
        return Arguments.of(request.replace("ID", ID), call);
    }
}
