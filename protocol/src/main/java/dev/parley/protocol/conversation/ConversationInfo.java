package dev.parley.protocol.conversation;

import dev.parley.protocol.account.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A conversation with its members. {@code name} only for groups. */
public record ConversationInfo(
        ConversationId conversationId,
        ConversationType type,
        @Nullable String name,
        @Nullable MediaId avatarMediaId,
        History history,
        UserId createdBy,
        Instant createdAt,
        Rev rev,
        Seq lastSeq,
        List<Member> members) {
    public ConversationInfo {
        members = List.copyOf(members);
    }
}
