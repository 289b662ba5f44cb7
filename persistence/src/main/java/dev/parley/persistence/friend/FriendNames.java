package dev.parley.persistence.friend;

import dev.parley.persistence.journal.JournalEvent;
import dev.parley.persistence.journal.JournalNames;
import java.util.Map;

/** The stored names of friendships' events and snapshots. */
public final class FriendNames implements JournalNames {
    @Override
    public Map<String, Class<? extends JournalEvent>> names() {
        return Map.of(
                "friendship.requested.v1", FriendshipEvent.FriendshipRequested.class,
                "friendship.request-accepted.v1", FriendshipEvent.RequestAccepted.class,
                "friendship.request-rejected.v1", FriendshipEvent.RequestRejected.class,
                "friendship.request-cancelled.v1", FriendshipEvent.RequestCancelled.class,
                "friendship.ended.v1", FriendshipEvent.FriendshipEnded.class,
                "friendship.user-blocked.v1", FriendshipEvent.UserBlocked.class,
                "friendship.user-unblocked.v1", FriendshipEvent.UserUnblocked.class,
                "friendship.user-left.v1", FriendshipEvent.UserLeft.class,
                "friendship.snapshot.v1", FriendshipSnapshot.class);
    }
}
