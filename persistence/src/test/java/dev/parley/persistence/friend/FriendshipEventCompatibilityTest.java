package dev.parley.persistence.friend;

import dev.parley.persistence.friend.FriendshipEvent.FriendshipEnded;
import dev.parley.persistence.friend.FriendshipEvent.FriendshipRequested;
import dev.parley.persistence.friend.FriendshipEvent.RequestAccepted;
import dev.parley.persistence.friend.FriendshipEvent.RequestCancelled;
import dev.parley.persistence.friend.FriendshipEvent.RequestRejected;
import dev.parley.persistence.friend.FriendshipEvent.UserBlocked;
import dev.parley.persistence.friend.FriendshipEvent.UserLeft;
import dev.parley.persistence.friend.FriendshipEvent.UserUnblocked;
import dev.parley.persistence.friend.FriendshipSnapshot.StoredBlock;
import dev.parley.persistence.journal.JournalSamples;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.friend.FriendRequestId;
import dev.parley.protocol.friend.FriendRequestStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What stands in somebody's journal already must mean the same to this version. */
class FriendshipEventCompatibilityTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");
    private static final UserId ANNA = new UserId(UUID.fromString("0193500e-0000-7000-8000-000000000001"));
    private static final UserId BEN = new UserId(UUID.fromString("0193500e-0000-7000-8000-000000000002"));
    private static final FriendRequestId ASKED =
            new FriendRequestId(UUID.fromString("0193500e-0000-7000-8000-0000000000b1"));

    private final JournalSamples samples = new JournalSamples();

    @Test
    void requestsAreMadeAndAnswered() {
        samples.isReadAs(new FriendshipRequested(ASKED, ANNA, BEN, NOON));
        samples.isReadAs(new RequestAccepted(ASKED, NOON));
        samples.isReadAs(new RequestRejected(ASKED, NOON));
        samples.isReadAs(new RequestCancelled(ASKED, NOON));
    }

    @Test
    void friendshipsEndAndBlocksComeAndGo() {
        samples.isReadAs(new FriendshipEnded(ANNA, NOON));
        samples.isReadAs(new UserBlocked(ANNA, BEN, NOON));
        samples.isReadAs(new UserUnblocked(ANNA, BEN, NOON));
        samples.isReadAs(new UserLeft(BEN, NOON));
    }

    @Test
    void aSnapshotKeepsAll() {
        StoredRequest pending = new StoredRequest(ASKED, ANNA, BEN, FriendRequestStatus.PENDING, NOON, null);
        samples.isReadAs(new FriendshipSnapshot(
                ANNA,
                BEN,
                new Rev(17),
                pending.answered(FriendRequestStatus.ACCEPTED, NOON),
                pending,
                NOON,
                List.of(new StoredBlock(ANNA, NOON)),
                List.of(BEN)));
        samples.survives(new FriendshipSnapshot(ANNA, BEN, new Rev(1), pending, null, null, List.of(), List.of()));
    }
}
