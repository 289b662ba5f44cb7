package dev.parley.api.rest;

import akka.http.javadsl.model.HttpRequest;
import dev.parley.api.account.Principal;
import dev.parley.protocol.Limits;
import dev.parley.protocol.account.DeviceId;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Emoji;
import dev.parley.protocol.conversation.MessageId;
import dev.parley.protocol.error.Checked;
import dev.parley.protocol.error.Checks;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.Refusal;
import dev.parley.protocol.friend.FriendRequestId;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A request that has found its endpoint, with everything in it typed. What is not as it should be ends the call. */
public final class Call {
    private final HttpRequest request;
    private final Map<String, String> path;
    private final @Nullable Principal caller;
    private final Bodies bodies;
    private final int defaultPageItems;

    Call(
            HttpRequest request,
            Map<String, String> path,
            @Nullable Principal caller,
            Bodies bodies,
            int defaultPageItems) {
        this.request = request;
        this.path = path;
        this.caller = caller;
        this.bodies = bodies;
        this.defaultPageItems = defaultPageItems;
    }

    public HttpRequest request() {
        return request;
    }

    public Limits limits() {
        return bodies.limits();
    }

    /** Who calls; of endpoints that are not public. */
    public Principal caller() {
        if (caller == null) {
            throw RefusedException.of(ErrorCode.MISSING_TOKEN);
        }
        return caller;
    }

    /** A variable of the path, as it came. */
    public String path(String name) {
        return path.getOrDefault(name, "");
    }

    public ConversationId conversationId() {
        return id("conversationId", ConversationId::of, ErrorCode.UNKNOWN_CONVERSATION);
    }

    public MessageId messageId() {
        return id("messageId", MessageId::of, ErrorCode.UNKNOWN_MESSAGE);
    }

    /** The emoji of the path, checked. */
    public String emoji() {
        Checks checks = new Checks();
        String emoji = path("emoji");
        Emoji.check(checks, limits(), "emoji", emoji);
        if (!checks.errors().isEmpty()) {
            throw new RefusedException(Refusal.fields(checks.errors()));
        }
        return emoji;
    }

    public UserId userId() {
        return id("userId", UserId::of, ErrorCode.UNKNOWN_USER);
    }

    public DeviceId deviceId() {
        return id("deviceId", DeviceId::of, ErrorCode.UNKNOWN_DEVICE);
    }

    public FriendRequestId friendRequestId() {
        return id("friendRequestId", FriendRequestId::of, ErrorCode.UNKNOWN_FRIEND_REQUEST);
    }

    public Query query() {
        try {
            return new Query(request.getUri().query().toList());
        } catch (akka.http.scaladsl.model.IllegalUriException e) {
            throw RefusedException.field("query", "must be URL-encoded UTF-8");
        }
    }

    /** The {@code limit} of a query, or the usual one. */
    public int limit(Query query) {
        return (int) query.number("limit", 1, limits().pageItems()).orElse(defaultPageItems);
    }

    <T extends Checked> CompletionStage<T> body(Class<T> type) {
        return bodies.read(request, type);
    }

    /** What is no id names nothing that exists. */
    private <T> T id(String name, Function<String, T> parser, ErrorCode unknown) {
        try {
            return parser.apply(path(name));
        } catch (IllegalArgumentException e) {
            throw RefusedException.of(unknown);
        }
    }
}
