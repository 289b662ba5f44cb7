package dev.parley.node.friend;

import dev.parley.persistence.friend.StoredRequest;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.friend.FriendRequestId;
import dev.parley.protocol.friend.FriendRequestStatus;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** What should come of everything that two users do, in the plainest words. */
final class FriendshipOracle {
    private final UserId one;
    private final UserId other;
    private final Instant now;
    private boolean friends;
    private boolean oneBlocks;
    private boolean otherBlocks;
    private FriendRequestId id;
    private UserId from;
    private FriendRequestStatus status;

    FriendshipOracle(UserId one, UserId other, Instant now) {
        this.one = one;
        this.other = other;
        this.now = now;
    }

    FriendRequestId lastRequest() {
        return id;
    }

    /** The name of the refusal, {@code same}, or {@code changed}. */
    String request(UserId by, FriendRequestId wanted) {
        if (oneBlocks || otherBlocks) {
            return "not_permitted";
        }
        if (friends) {
            return "already_friends";
        }
        if (status == FriendRequestStatus.PENDING) {
            if (from.equals(by)) {
                return "same";
            }
            status = FriendRequestStatus.ACCEPTED;
            friends = true;
            return "changed";
        }
        id = wanted;
        from = by;
        status = FriendRequestStatus.PENDING;
        return "changed";
    }

    String answer(UserId by, FriendRequestId named, FriendRequestStatus wanted) {
        boolean byAsker = wanted == FriendRequestStatus.CANCELLED;
        if (id == null || !id.equals(named) || from.equals(by) != byAsker) {
            return "unknown_friend_request";
        }
        if (status != FriendRequestStatus.PENDING) {
            return status == wanted ? "same" : "conflict";
        }
        status = wanted;
        friends = wanted == FriendRequestStatus.ACCEPTED;
        return "changed";
    }

    String end() {
        if (!friends) {
            return "same";
        }
        friends = false;
        return "changed";
    }

    String block(UserId by) {
        if (by.equals(one) ? oneBlocks : otherBlocks) {
            return "same";
        }
        if (by.equals(one)) {
            oneBlocks = true;
        } else {
            otherBlocks = true;
        }
        friends = false;
        if (status == FriendRequestStatus.PENDING) {
            status = from.equals(by) ? FriendRequestStatus.CANCELLED : FriendRequestStatus.REJECTED;
        }
        return "changed";
    }

    String unblock(UserId by) {
        if (!(by.equals(one) ? oneBlocks : otherBlocks)) {
            return "same";
        }
        if (by.equals(one)) {
            oneBlocks = false;
        } else {
            otherBlocks = false;
        }
        return "changed";
    }

    boolean mayWrite() {
        return !oneBlocks && !otherBlocks;
    }

    /** The clock stands still, so that all times are the same one. */
    Map<String, Object> rows() {
        Map<String, Object> rows = new TreeMap<>();
        if (friends) {
            rows.put("friend/" + one, now);
            rows.put("friend/" + other, now);
        }
        if (oneBlocks) {
            rows.put("block/" + one, now);
        }
        if (otherBlocks) {
            rows.put("block/" + other, now);
        }
        if (id != null) {
            UserId to = from.equals(one) ? other : one;
            Instant respondedAt = status == FriendRequestStatus.PENDING ? null : now;
            StoredRequest request = new StoredRequest(id, from, to, status, now, respondedAt);
            rows.put("incoming/" + id, request);
            rows.put("outgoing/" + id, request);
        }
        return rows;
    }
}
