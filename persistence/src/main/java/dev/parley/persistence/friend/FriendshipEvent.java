package dev.parley.persistence.friend;

import dev.parley.persistence.journal.JournalEvent;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.friend.FriendRequestId;
import java.time.Instant;

/** What happened between two users. */
public sealed interface FriendshipEvent extends JournalEvent {
    Instant at();

    /** One asked the other for friendship. */
    record FriendshipRequested(FriendRequestId requestId, UserId from, UserId to, Instant at)
            implements FriendshipEvent {}

    /** They are friends from now on: the other one has agreed, or has asked as well. */
    record RequestAccepted(FriendRequestId requestId, Instant at) implements FriendshipEvent {}

    record RequestRejected(FriendRequestId requestId, Instant at) implements FriendshipEvent {}

    record RequestCancelled(FriendRequestId requestId, Instant at) implements FriendshipEvent {}

    /** They are friends no more. */
    record FriendshipEnded(UserId by, Instant at) implements FriendshipEvent {}

    /** One wants nothing of the other; ends friendship and pending request. */
    record UserBlocked(UserId by, UserId blocked, Instant at) implements FriendshipEvent {}

    record UserUnblocked(UserId by, UserId unblocked, Instant at) implements FriendshipEvent {}

    /** The account of one of the two is gone, and with it everything between them. */
    record UserLeft(UserId user, Instant at) implements FriendshipEvent {}
}
