package dev.parley.api.friend;

import akka.http.javadsl.model.HttpResponse;
import dev.parley.api.limit.Action;
import dev.parley.api.rest.Access;
import dev.parley.api.rest.Answers;
import dev.parley.api.rest.Call;
import dev.parley.api.rest.Endpoint;
import dev.parley.api.rest.Query;
import dev.parley.protocol.friend.FriendRequestStatus;
import dev.parley.protocol.friend.RequestFriend;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code /v1/friends}, {@code /v1/friend-requests} and {@code /v1/blocks}: whom one likes, and whom not. */
public final class FriendRoutes {
    private static final String INCOMING = "incoming";
    private static final String OUTGOING = "outgoing";

    private final FriendService friends;

    public FriendRoutes(FriendService friends) {
        this.friends = friends;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of("GET /v1/friends", this::friends),
                Endpoint.of(
                        "DELETE /v1/friends/{userId}",
                        call -> Answers.of(friends.unfriend(call.caller(), call.userId()), Answers::noContent)),
                Endpoint.of(
                        "POST /v1/friend-requests",
                        Access.USER,
                        Action.BEFRIEND,
                        RequestFriend.class,
                        (call, body) -> Answers.of(
                                friends.request(call.caller(), body),
                                asked -> Answers.created(
                                        asked.fresh(),
                                        "/v1/friend-requests/" + asked.request().friendRequestId(),
                                        asked.request()))),
                Endpoint.of("GET /v1/friend-requests", this::requests),
                Endpoint.of(
                        "POST /v1/friend-requests/{friendRequestId}/accept",
                        call -> Answers.of(friends.accept(call.caller(), call.friendRequestId()), Answers::ok)),
                Endpoint.of(
                        "POST /v1/friend-requests/{friendRequestId}/reject",
                        call -> Answers.of(friends.reject(call.caller(), call.friendRequestId()), Answers::ok)),
                Endpoint.of(
                        "DELETE /v1/friend-requests/{friendRequestId}",
                        call -> Answers.of(friends.cancel(call.caller(), call.friendRequestId()), Answers::ok)),
                Endpoint.of("GET /v1/blocks", this::blocks),
                Endpoint.of(
                        "PUT /v1/blocks/{userId}",
                        Access.USER,
                        Action.BEFRIEND,
                        call -> Answers.of(friends.block(call.caller(), call.userId()), Answers::noContent)),
                Endpoint.of(
                        "DELETE /v1/blocks/{userId}",
                        call -> Answers.of(friends.unblock(call.caller(), call.userId()), Answers::noContent)));
    }

    private CompletionStage<HttpResponse> friends(Call call) {
        Query query = call.query();
        int limit = call.limit(query);
        String text = query.text("query");
        if (text != null && text.length() > call.limits().nameCodePoints()) {
            query.reject("query", "must have " + call.limits().nameCodePoints() + " characters at the most");
        }
        query.check();
        return Answers.of(friends.friends(call.caller(), text, query.text("cursor"), limit), Answers::ok);
    }

    private CompletionStage<HttpResponse> requests(Call call) {
        Query query = call.query();
        int limit = call.limit(query);
        String direction = query.text("direction");
        if (!INCOMING.equals(direction) && !OUTGOING.equals(direction)) {
            query.reject("direction", "must be " + INCOMING + " or " + OUTGOING);
        }
        FriendRequestStatus status = status(query);
        query.check();
        RequestList which = new RequestList(INCOMING.equals(direction), status);
        return Answers.of(friends.requests(call.caller(), which, query.text("cursor"), limit), Answers::ok);
    }

    private static @Nullable FriendRequestStatus status(Query query) {
        String text = query.text("status");
        if (text == null) {
            return null;
        }
        for (FriendRequestStatus status : FriendRequestStatus.values()) {
            if (status.name().equals(text)) {
                return status;
            }
        }
        query.reject("status", "must be one of " + Arrays.toString(FriendRequestStatus.values()));
        return null;
    }

    private CompletionStage<HttpResponse> blocks(Call call) {
        Query query = call.query();
        int limit = call.limit(query);
        query.check();
        return Answers.of(friends.blocks(call.caller(), query.text("cursor"), limit), Answers::ok);
    }
}
