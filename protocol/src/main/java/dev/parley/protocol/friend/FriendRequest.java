package dev.parley.protocol.friend;

import dev.parley.protocol.account.User;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code from} asks {@code to} for friendship.
 *
 * @param respondedAt when it was accepted, rejected or cancelled
 */
public record FriendRequest(
        FriendRequestId friendRequestId,
        User from,
        User to,
        FriendRequestStatus status,
        Instant createdAt,
        @Nullable Instant respondedAt) {}
