package dev.parley.api.friend;

import dev.parley.protocol.friend.FriendRequestStatus;
import org.jspecify.annotations.Nullable;

/**
 * Which of one's friend requests to list.
 *
 * @param incoming those that one was asked; else those that one has asked
 * @param status absent: whatever it is
 */
public record RequestList(boolean incoming, @Nullable FriendRequestStatus status) {}
