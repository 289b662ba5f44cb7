package dev.parley.node.friend;

import static dev.parley.protocol.friend.FriendRequestStatus.ACCEPTED;
import static dev.parley.protocol.friend.FriendRequestStatus.CANCELLED;
import static dev.parley.protocol.friend.FriendRequestStatus.PENDING;
import static dev.parley.protocol.friend.FriendRequestStatus.REJECTED;

import dev.parley.node.friend.Decision.Happen;
import dev.parley.node.friend.Decision.Unchanged;
import dev.parley.persistence.friend.FriendshipEvent;
import dev.parley.persistence.friend.FriendshipEvent.FriendshipEnded;
import dev.parley.persistence.friend.FriendshipEvent.FriendshipRequested;
import dev.parley.persistence.friend.FriendshipEvent.RequestAccepted;
import dev.parley.persistence.friend.FriendshipEvent.RequestCancelled;
import dev.parley.persistence.friend.FriendshipEvent.RequestRejected;
import dev.parley.persistence.friend.FriendshipEvent.UserBlocked;
import dev.parley.persistence.friend.FriendshipEvent.UserLeft;
import dev.parley.persistence.friend.FriendshipEvent.UserUnblocked;
import dev.parley.persistence.friend.Pair;
import dev.parley.persistence.friend.StoredRequest;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.friend.FriendRequestId;
import dev.parley.protocol.friend.FriendRequestStatus;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything between two users, and the only judge of what may happen between them. Immutable and pure. What is done
 * already is done again without an event, so that every wish may be repeated.
 *
 * @param latest the request that was made last; friends have one that is accepted
 * @param before the request before it, whose rows are taken away
 * @param blocks who has blocked the other one, since when
 * @param left whose account is gone
 */
record Friendship(
        Pair pair,
        Rev rev,
        @Nullable StoredRequest latest,
        @Nullable StoredRequest before,
        @Nullable Instant friendsSince,
        Map<UserId, Instant> blocks,
        Set<UserId> left) {
    Friendship {
        blocks = Map.copyOf(blocks);
        left = Set.copyOf(left);
    }

    /** Two users between whom nothing has ever happened. */
    static Friendship none(Pair pair) {
        return new Friendship(pair, Rev.ZERO, null, null, null, Map.of(), Set.of());
    }

    boolean friends() {
        return friendsSince != null;
    }

    /** Whether the two may write to each other. */
    boolean mayWrite(DirectMessagesFrom policy) {
        return blocks.isEmpty() && left.isEmpty() && (policy == DirectMessagesFrom.ANYONE || friends());
    }

    /** The two have asked each other: that makes friends, whoever was first. */
    Decision request(UserId by, FriendRequestId id, Room room, Instant now) {
        UserId other = pair.other(by);
        if (!left.isEmpty()) {
            return Decision.refuse(ErrorCode.UNKNOWN_USER);
        }
        if (blocks.containsKey(by)) {
            return Decision.refuse(ErrorCode.NOT_PERMITTED, "You have blocked this user; take the block away first.");
        }
        if (blocks.containsKey(other)) {
            return Decision.refuse(ErrorCode.NOT_PERMITTED);
        }
        if (friends()) {
            return Decision.refuse(ErrorCode.ALREADY_FRIENDS);
        }
        if (latest != null && latest.pending()) {
            return latest.from().equals(by) ? new Unchanged() : befriended(latest, room, now);
        }
        return room.ask()
                ? new Happen(new FriendshipRequested(id, by, other, now))
                : Decision.refuse(ErrorCode.LIST_FULL);
    }

    Decision accept(UserId by, FriendRequestId id, Room room, Instant now) {
        StoredRequest request = named(id);
        if (request == null || !request.to().equals(by)) {
            return Decision.refuse(ErrorCode.UNKNOWN_FRIEND_REQUEST);
        }
        return request.pending() ? befriended(request, room, now) : answered(request, ACCEPTED);
    }

    Decision reject(UserId by, FriendRequestId id, Instant now) {
        StoredRequest request = named(id);
        if (request == null || !request.to().equals(by)) {
            return Decision.refuse(ErrorCode.UNKNOWN_FRIEND_REQUEST);
        }
        return request.pending() ? new Happen(new RequestRejected(id, now)) : answered(request, REJECTED);
    }

    Decision cancel(UserId by, FriendRequestId id, Instant now) {
        StoredRequest request = named(id);
        if (request == null || !request.from().equals(by)) {
            return Decision.refuse(ErrorCode.UNKNOWN_FRIEND_REQUEST);
        }
        return request.pending() ? new Happen(new RequestCancelled(id, now)) : answered(request, CANCELLED);
    }

    Decision end(UserId by, Instant now) {
        return friends() ? new Happen(new FriendshipEnded(by, now)) : new Unchanged();
    }

    Decision block(UserId by, boolean room, Instant now) {
        if (!left.isEmpty()) {
            return Decision.refuse(ErrorCode.UNKNOWN_USER);
        }
        if (blocks.containsKey(by)) {
            return new Unchanged();
        }
        return room ? new Happen(new UserBlocked(by, pair.other(by), now)) : Decision.refuse(ErrorCode.LIST_FULL);
    }

    Decision unblock(UserId by, Instant now) {
        return blocks.containsKey(by) ? new Happen(new UserUnblocked(by, pair.other(by), now)) : new Unchanged();
    }

    /** The account of one of the two is gone. Where nothing has ever happened there is nothing to end. */
    Decision leave(UserId user, Instant now) {
        return left.contains(user) || rev.equals(Rev.ZERO) ? new Unchanged() : new Happen(new UserLeft(user, now));
    }

    Friendship apply(FriendshipEvent event) {
        Instant at = event.at();
        if (event instanceof FriendshipRequested asked) {
            StoredRequest request = new StoredRequest(asked.requestId(), asked.from(), asked.to(), PENDING, at, null);
            return with(request, latest, null, blocks, left);
        } else if (event instanceof RequestAccepted) {
            return with(ended(ACCEPTED, at), before, at, blocks, left);
        } else if (event instanceof RequestRejected) {
            return with(ended(REJECTED, at), before, null, blocks, left);
        } else if (event instanceof RequestCancelled) {
            return with(ended(CANCELLED, at), before, null, blocks, left);
        } else if (event instanceof FriendshipEnded) {
            return with(latest, before, null, blocks, left);
        } else if (event instanceof UserBlocked blocked) {
            Map<UserId, Instant> more = new HashMap<>(blocks);
            more.put(blocked.by(), at);
            return with(withdrawn(blocked.by(), at), before, null, more, left);
        } else if (event instanceof UserUnblocked unblocked) {
            Map<UserId, Instant> fewer = new HashMap<>(blocks);
            fewer.remove(unblocked.by());
            return with(latest, before, friendsSince, fewer, left);
        }
        UserLeft gone = (UserLeft) event;
        Set<UserId> more = new HashSet<>(left);
        more.add(gone.user());
        return with(withdrawn(gone.user(), at), before, null, Map.of(), more);
    }

    private Friendship with(
            @Nullable StoredRequest newest,
            @Nullable StoredRequest replaced,
            @Nullable Instant since,
            Map<UserId, Instant> nextBlocks,
            Set<UserId> nextLeft) {
        return new Friendship(pair, rev.next(), newest, replaced, since, nextBlocks, nextLeft);
    }

    private @Nullable StoredRequest named(FriendRequestId id) {
        return latest != null && latest.requestId().equals(id) ? latest : null;
    }

    private static Decision befriended(StoredRequest request, Room room, Instant now) {
        return room.befriend()
                ? new Happen(new RequestAccepted(request.requestId(), now))
                : Decision.refuse(ErrorCode.LIST_FULL);
    }

    private static Decision answered(StoredRequest request, FriendRequestStatus wished) {
        return request.status() == wished
                ? new Unchanged()
                : Decision.refuse(ErrorCode.CONFLICT, "The request has another answer already.");
    }

    private @Nullable StoredRequest ended(FriendRequestStatus status, Instant at) {
        return latest == null || !latest.pending() ? latest : latest.answered(status, at);
    }

    /** Who wants nothing of the other takes back what one has asked, and rejects what one was asked. */
    private @Nullable StoredRequest withdrawn(UserId by, Instant at) {
        return latest == null ? null : ended(latest.from().equals(by) ? CANCELLED : REJECTED, at);
    }
}
