package dev.parley.node.session;

import dev.parley.node.ClusterMessage;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationType;
import dev.parley.protocol.conversation.MediaId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Seq;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A conversation in its user's list.
 *
 * @param readSeq the furthest of the read cursor, the last own message and the place where the user joined
 */
public record InboxEntry(
        ConversationId conversationId,
        ConversationType type,
        @Nullable String name,
        @Nullable MediaId avatarMediaId,
        @Nullable UserId peer,
        Rev rev,
        Seq lastSeq,
        Seq readSeq,
        @Nullable Message lastMessage,
        int memberCount,
        boolean muted,
        Instant updatedAt)
        implements ClusterMessage {
    /** Latest activity first, to the millisecond: an {@link InboxCursor} tells no finer times. */
    static final Comparator<InboxEntry> LATEST_FIRST = Comparator.comparingLong(
                    (InboxEntry entry) -> entry.updatedAt().toEpochMilli())
            .reversed()
            .thenComparing(InboxEntry::conversationId);

    public long unread() {
        return Math.max(0, lastSeq.value() - readSeq.value());
    }

    InboxEntry readUpTo(Seq seq) {
        return new InboxEntry(
                conversationId,
                type,
                name,
                avatarMediaId,
                peer,
                rev,
                lastSeq,
                readSeq.max(seq),
                lastMessage,
                memberCount,
                muted,
                updatedAt);
    }
}
