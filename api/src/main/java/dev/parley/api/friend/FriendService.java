package dev.parley.api.friend;

import akka.Done;
import dev.parley.api.account.Principal;
import dev.parley.protocol.Page;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.error.Outcome;
import dev.parley.protocol.friend.Block;
import dev.parley.protocol.friend.Friend;
import dev.parley.protocol.friend.FriendRequest;
import dev.parley.protocol.friend.FriendRequestId;
import dev.parley.protocol.friend.RequestFriend;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What the edge asks of friendships, on behalf of {@code caller}. Inputs are checked already. What is as asked already is
 * done, so that every call may be repeated. A {@code cursor} that this service did not make is refused with
 * {@code invalid_field}. Where the cluster does not answer in time, the outcome is {@code unavailable}.
 */
public interface FriendService {
    /** @param fresh whether the request is new; else it was there, or the other one had asked, and they are friends now */
    record Asked(FriendRequest request, boolean fresh) {}

    /** By display name; those of whom a word of a name begins with {@code query}, whatever the case and the accents. */
    CompletionStage<Outcome<Page<Friend>>> friends(
            Principal caller, @Nullable String query, @Nullable String cursor, int limit);

    CompletionStage<Outcome<Done>> unfriend(Principal caller, UserId friend);

    CompletionStage<Outcome<Asked>> request(Principal caller, RequestFriend request);

    /** Newest first. */
    CompletionStage<Outcome<Page<FriendRequest>>> requests(
            Principal caller, RequestList which, @Nullable String cursor, int limit);

    CompletionStage<Outcome<FriendRequest>> accept(Principal caller, FriendRequestId request);

    CompletionStage<Outcome<FriendRequest>> reject(Principal caller, FriendRequestId request);

    CompletionStage<Outcome<FriendRequest>> cancel(Principal caller, FriendRequestId request);

    CompletionStage<Outcome<Page<Block>>> blocks(Principal caller, @Nullable String cursor, int limit);

    CompletionStage<Outcome<Done>> block(Principal caller, UserId user);

    CompletionStage<Outcome<Done>> unblock(Principal caller, UserId user);
}
