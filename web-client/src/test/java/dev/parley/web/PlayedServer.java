package dev.parley.web;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocketRoute;
import java.net.URI;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of a server as the page needs to be looked at: one user, one group, and an answer to whatever is sent. */
final class PlayedServer {
    private static final String ME = "01930000-0000-7000-8000-000000000001";
    private static final String ANN = "01930000-0000-7000-8000-000000000002";
    private static final String ROOM = "01930000-0000-7000-8000-00000000000a";
    private static final String USER = """
            {"userId": "%s", "username": "%s", "displayName": "%s", "createdAt": "2026-11-21T10:00:00.000Z"}
            """;
    private static final String TOKENS = """
            {"accessToken": "a", "refreshToken": "r", "expiresIn": 900, "deviceId": "d", "user": %s}
            """.formatted(USER.formatted(ME, "me", "Me Myself"));
    private static final String MESSAGE = """
            {"messageId": "m%1$d", "conversationId": "%2$s", "seq": %1$d, "rev": %3$d, "senderId": "%4$s",
             "senderName": "Ann Lee", "clientMessageId": "k%1$d", "type": "TEXT", "text": "See https://example.org/%1$d",
             "createdAt": "2026-11-21T10:0%1$d:00.000Z"}
            """;
    private static final String LAST = MESSAGE.formatted(2, ROOM, 3, ANN);
    private static final String ROOM_HEAD = """
            "conversationId": "%s", "type": "GROUP", "name": "Reading room", "rev": 3, "lastSeq": 2
            """.formatted(ROOM);
    private static final String SUMMARY = """
            {%s, "readSeq": 0, "unread": 2, "memberCount": 2, "updatedAt": "2026-11-21T10:02:00.000Z", "lastMessage": %s}
            """.formatted(ROOM_HEAD, LAST);
    private static final String CONVERSATION = """
            {%s, "createdAt": "2026-11-21T10:00:00.000Z", "members": [{"userId": "%s", "role": "ADMIN", "readSeq": 0},
             {"userId": "%s", "role": "MEMBER", "readSeq": 2}]}
            """.formatted(ROOM_HEAD, ME, ANN);
    private static final Pattern FIELD = Pattern.compile("\"(requestId|clientMessageId)\":\"([^\"]+)\"");

    private PlayedServer() {}

    static void behind(Page page) {
        page.route("**/v1/**", PlayedServer::answer);
        page.routeWebSocket("**/ws", PlayedServer::talk);
    }

    /** Behind all pages of a browser. */
    static void behind(BrowserContext context, Consumer<WebSocketRoute> talk) {
        context.route("**/v1/**", PlayedServer::answer);
        context.routeWebSocket("**/ws", talk);
    }

    private static void answer(Route route) {
        String path = URI.create(route.request().url()).getPath().substring("/v1".length());
        if (path.equals("/auth/login") && route.request().postData().contains("wrong")) {
            route.fulfill(new Route.FulfillOptions()
                    .setStatus(401)
                    .setContentType("application/problem+json")
                    .setBody("{\"code\": \"invalid_credentials\"}"));
        } else {
            route.fulfill(new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody(body(path)));
        }
    }

    private static String body(String path) {
        if (path.startsWith("/friend") || path.equals("/blocks") || path.equals("/auth/devices")) {
            return page("");
        }
        if (path.startsWith("/auth/")) {
            return TOKENS;
        }
        if (path.equals("/users")) {
            return page(USER.formatted(ANN, "ann", "Ann Lee"));
        }
        if (path.startsWith("/users/")) {
            return path.endsWith(ANN) ? USER.formatted(ANN, "ann", "Ann Lee") : USER.formatted(ME, "me", "Me Myself");
        }
        if (path.equals("/conversations")) {
            return page(SUMMARY);
        }
        return path.endsWith("/messages") ? page(LAST + "," + MESSAGE.formatted(1, ROOM, 2, ANN)) : CONVERSATION;
    }

    private static String page(String items) {
        return "{\"items\": [" + items + "]}";
    }

    static void talk(WebSocketRoute socket) {
        socket.send("{\"type\": \"welcome\", \"heartbeatSeconds\": 30, \"limits\": {\"textCodePoints\": 8000}}");
        socket.onMessage(frame -> {
            String text = frame.text();
            Matcher field = FIELD.matcher(text);
            String id = field.find() ? field.group(2) : "";
            if (text.contains("\"resume\"")) {
                socket.send("{\"type\": \"resumed\", \"requestId\": \"" + id + "\"}");
            } else if (text.contains("\"send_message\"")) {
                socket.send("""
                        {"type": "message_accepted", "conversationId": "%s", "clientMessageId": "%s", "messageId": "m3",
                         "seq": 3, "rev": 4, "createdAt": "2026-11-21T10:03:00.000Z"}
                        """.formatted(ROOM, id));
            }
        });
    }
}
