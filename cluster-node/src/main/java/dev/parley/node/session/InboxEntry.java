package dev.parley.node.session;

import dev.parley.node.ClusterMessage;
import dev.parley.node.conversation.ConversationReply.HeadFound;
import dev.parley.persistence.conversation.ConversationHead;
import dev.parley.persistence.conversation.InboxRow;
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

    /** A quiet conversation, by its rows. */
    static InboxEntry of(InboxRow row, ConversationHead head, UserSession cursors) {
        boolean seesLast =
                head.lastMessage() != null && head.lastMessage().seq().isAfter(row.visibleSeq());
        return new InboxEntry(
                head.conversationId(),
                head.type(),
                head.name(),
                head.avatarMediaId(),
                row.peer(),
                head.rev(),
                head.lastSeq().max(row.ownSeq()),
                cursors.cursor(head.conversationId()).max(row.ownSeq()).max(row.joinedSeq()),
                seesLast ? head.lastMessage() : null,
                head.memberCount(),
                cursors.isMuted(head.conversationId()),
                head.updatedAt());
    }

    /** A conversation as it says of itself; it may be newer than its row. */
    static InboxEntry of(UserId user, @Nullable InboxRow row, HeadFound head, UserSession cursors) {
        Seq read = cursors.cursor(head.conversationId()).max(head.ownSeq()).max(head.joinedSeq());
        UserId peer = head.type() == ConversationType.DIRECT
                ? head.pair().stream()
                        .filter(one -> !one.equals(user))
                        .findFirst()
                        .orElse(row == null ? null : row.peer())
                : null;
        return new InboxEntry(
                head.conversationId(),
                head.type(),
                head.name(),
                head.avatarMediaId(),
                peer,
                head.rev(),
                head.lastSeq(),
                read,
                head.lastMessage(),
                head.memberCount(),
                cursors.isMuted(head.conversationId()),
                head.updatedAt());
    }

    public long unread() {
        return Math.max(0, lastSeq.value() - readSeq.value());
    }

    /** The same with what the user has read and muted by now. */
    InboxEntry asOf(UserSession cursors) {
        return new InboxEntry(
                conversationId,
                type,
                name,
                avatarMediaId,
                peer,
                rev,
                lastSeq,
                readSeq.max(cursors.cursor(conversationId)),
                lastMessage,
                memberCount,
                cursors.isMuted(conversationId),
                updatedAt);
    }
}
