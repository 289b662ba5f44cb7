package dev.parley.persistence.conversation;

import dev.parley.persistence.journal.JournalEvent;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationType;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Role;
import dev.parley.protocol.conversation.Seq;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as a snapshot keeps it. The window holds the wrapped events under names of its own, so that the
 * snapshot reads what the journal reads.
 *
 * @param recentIds fingerprints of the latest client message ids, oldest first
 * @param idsCompleteSince ids sent since then are all in {@code recentIds}
 */
@SuppressWarnings("ArrayRecordComponent") // a flat copy of what the conversation keeps flat
public record ConversationSnapshot(
        ConversationId conversationId,
        ConversationType type,
        @Nullable String name,
        UserId createdBy,
        Instant createdAt,
        Rev rev,
        Seq lastSeq,
        List<StoredMember> members,
        List<StoredEvent> window,
        long[] recentIds,
        Instant idsCompleteSince)
        implements JournalEvent {

    /**
     * @param joinedRev the event that put the member in
     * @param joinedSeq the last message before that
     * @param ownSeq the member's last own message
     */
    public record StoredMember(
            UserId userId,
            String username,
            String displayName,
            Role role,
            Instant joinedAt,
            Rev joinedRev,
            Seq joinedSeq,
            Seq ownSeq) {}

    /** One event of the window; exactly one of the fields besides {@code rev} is there. */
    public record StoredEvent(
            Rev rev,
            ConversationEvent.@Nullable ConversationCreated created,
            ConversationEvent.@Nullable MessagePosted posted,
            ConversationEvent.@Nullable MessageEdited edited,
            ConversationEvent.@Nullable MessageUnsent unsent,
            ConversationEvent.@Nullable MembersAdded added,
            ConversationEvent.@Nullable MemberRemoved removed,
            ConversationEvent.@Nullable MemberRoleChanged roleChanged,
            ConversationEvent.@Nullable ConversationRenamed renamed) {}
}
