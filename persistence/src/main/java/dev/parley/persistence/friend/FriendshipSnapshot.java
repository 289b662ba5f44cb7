package dev.parley.persistence.friend;

import dev.parley.persistence.journal.JournalEvent;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.Rev;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is between two users as a snapshot keeps it.
 *
 * @param latest the request that was made last
 * @param before the one before it, whose rows are taken away
 * @param left those of the two whose accounts are gone
 */
public record FriendshipSnapshot(
        UserId first,
        UserId second,
        Rev rev,
        @Nullable StoredRequest latest,
        @Nullable StoredRequest before,
        @Nullable Instant friendsSince,
        List<StoredBlock> blocks,
        List<UserId> left)
        implements JournalEvent {
    public FriendshipSnapshot {
        blocks = List.copyOf(blocks);
        left = List.copyOf(left);
    }

    /** Who has blocked the other one, and since when. */
    public record StoredBlock(UserId by, Instant since) {}
}
