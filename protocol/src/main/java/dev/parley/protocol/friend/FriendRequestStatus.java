package dev.parley.protocol.friend;

/** What has become of a friend request. All but the first are final. */
public enum FriendRequestStatus {
    PENDING,
    ACCEPTED,
    REJECTED,
    CANCELLED
}
