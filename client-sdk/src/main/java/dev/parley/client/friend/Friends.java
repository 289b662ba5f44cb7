package dev.parley.client.friend;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.parley.client.http.AuthorizedCalls;
import dev.parley.protocol.Page;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.friend.Block;
import dev.parley.protocol.friend.Friend;
import dev.parley.protocol.friend.FriendRequest;
import dev.parley.protocol.friend.FriendRequestId;
import dev.parley.protocol.friend.FriendRequestStatus;
import dev.parley.protocol.friend.RequestFriend;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The calls about friends and blocks. Thread-safe; every future fails with a {@link dev.parley.client.ParleyException}.
 * Limits of pages are 1 to 100; a {@code cursor} is that of the page before, or null.
 */
public final class Friends {
    private final AuthorizedCalls calls;

    /** Calls over {@code calls}. */
    public Friends(AuthorizedCalls calls) {
        this.calls = calls;
    }

    /** The friends, with presence, the last message and what is unread. */
    public CompletableFuture<Page<Friend>> list(@Nullable String cursor, int limit) {
        return calls.get("/friends" + page(cursor, limit), new TypeReference<>() {});
    }

    /** The friends whose username or display name begins with {@code query}. */
    public CompletableFuture<Page<Friend>> search(String query, @Nullable String cursor, int limit) {
        return calls.get(
                "/friends" + page(cursor, limit) + "&query=" + AuthorizedCalls.encoded(query),
                new TypeReference<>() {});
    }

    /**
     * Asks {@code user} for friendship. The answer is the request as it stands: {@code PENDING}, or {@code ACCEPTED} where
     * the other one had asked before. Refused with {@code already_friends}, {@code not_permitted}, {@code unknown_user}.
     */
    public CompletableFuture<FriendRequest> request(UserId user) {
        return request(new RequestFriend(user, null));
    }

    /** The same by username. */
    public CompletableFuture<FriendRequest> request(String username) {
        return request(new RequestFriend(null, username));
    }

    /** Requests made to the caller, newest first; {@code status} null for all. */
    public CompletableFuture<Page<FriendRequest>> incoming(
            @Nullable FriendRequestStatus status, @Nullable String cursor, int limit) {
        return requests("incoming", status, cursor, limit);
    }

    /** Requests that the caller has made, newest first; {@code status} null for all. */
    public CompletableFuture<Page<FriendRequest>> outgoing(
            @Nullable FriendRequestStatus status, @Nullable String cursor, int limit) {
        return requests("outgoing", status, cursor, limit);
    }

    /** Makes friends; by the one who was asked. */
    public CompletableFuture<FriendRequest> accept(FriendRequestId request) {
        return calls.call("POST", path(request) + "/accept", null, new TypeReference<>() {});
    }

    /** Says no; by the one who was asked. */
    public CompletableFuture<FriendRequest> reject(FriendRequestId request) {
        return calls.call("POST", path(request) + "/reject", null, new TypeReference<>() {});
    }

    /** Takes a request back; by the one who has asked. */
    public CompletableFuture<FriendRequest> cancel(FriendRequestId request) {
        return calls.call("DELETE", path(request), null, new TypeReference<>() {});
    }

    /** Ends a friendship, for both sides. */
    public CompletableFuture<Void> unfriend(UserId user) {
        return calls.command("DELETE", "/friends/" + user, null);
    }

    /** The users whom the caller has blocked. */
    public CompletableFuture<Page<Block>> blocks(@Nullable String cursor, int limit) {
        return calls.get("/blocks" + page(cursor, limit), new TypeReference<>() {});
    }

    /** From now on {@code user} can neither write to the caller nor ask for friendship, and sees no presence. */
    public CompletableFuture<Void> block(UserId user) {
        return calls.command("PUT", "/blocks/" + user, null);
    }

    /** Ends a block; what it ended stays so. */
    public CompletableFuture<Void> unblock(UserId user) {
        return calls.command("DELETE", "/blocks/" + user, null);
    }

    private CompletableFuture<FriendRequest> request(RequestFriend body) {
        return calls.call("POST", "/friend-requests", body, new TypeReference<>() {});
    }

    private CompletableFuture<Page<FriendRequest>> requests(
            String direction, @Nullable FriendRequestStatus status, @Nullable String cursor, int limit) {
        String which = "&direction=" + direction + (status == null ? "" : "&status=" + status);
        return calls.get("/friend-requests" + page(cursor, limit) + which, new TypeReference<>() {});
    }

    private static String page(@Nullable String cursor, int limit) {
        return "?limit=" + limit + (cursor == null ? "" : "&cursor=" + AuthorizedCalls.encoded(cursor));
    }

    private static String path(FriendRequestId request) {
        return "/friend-requests/" + request;
    }
}
