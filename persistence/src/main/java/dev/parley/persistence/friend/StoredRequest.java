package dev.parley.persistence.friend;

import dev.parley.protocol.account.UserId;
import dev.parley.protocol.friend.FriendRequestId;
import dev.parley.protocol.friend.FriendRequestStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A friend request as it is kept.
 *
 * @param respondedAt when it got its final status
 */
public record StoredRequest(
        FriendRequestId requestId,
        UserId from,
        UserId to,
        FriendRequestStatus status,
        Instant createdAt,
        @Nullable Instant respondedAt) {
    public boolean pending() {
        return status == FriendRequestStatus.PENDING;
    }

    /** The same request with a final status. */
    public StoredRequest answered(FriendRequestStatus answer, Instant at) {
        return new StoredRequest(requestId, from, to, answer, createdAt, at);
    }
}
