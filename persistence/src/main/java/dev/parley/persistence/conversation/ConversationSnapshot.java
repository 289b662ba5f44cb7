package dev.parley.persistence.conversation;

import dev.parley.persistence.journal.JournalEvent;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationType;
import dev.parley.protocol.conversation.History;
import dev.parley.protocol.conversation.MediaId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Role;
import dev.parley.protocol.conversation.Seq;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as a snapshot keeps it.
 *
 * @param recentIds fingerprints of the latest client message ids, oldest first
 * @param idsComplete whether no id was ever dropped from {@code recentIds}
 */
@SuppressWarnings("ArrayRecordComponent") // a flat copy of what the conversation keeps flat
public record ConversationSnapshot(
        ConversationId conversationId,
        ConversationType type,
        @Nullable String name,
        @Nullable MediaId avatarMediaId,
        @Nullable History history,
        UserId createdBy,
        Instant createdAt,
        Rev rev,
        Seq lastSeq,
        Instant updatedAt,
        @Nullable Message lastMessage,
        List<StoredMember> members,
        List<NumberedEvent> window,
        long[] recentIds,
        boolean idsComplete)
        implements JournalEvent {

    /**
     * @param joinedRev the event that put the member in
     * @param joinedSeq the last message before that
     * @param ownSeq the member's last own message
     * @param sees what the member sees of what was said before; absent: nothing
     * @param highestId the greatest UUIDv7 that the member has used as a client message id
     */
    public record StoredMember(
            UserId userId,
            String username,
            String displayName,
            Role role,
            Instant joinedAt,
            Rev joinedRev,
            Seq joinedSeq,
            Seq ownSeq,
            @Nullable UUID highestId,
            @Nullable History sees) {}
}
