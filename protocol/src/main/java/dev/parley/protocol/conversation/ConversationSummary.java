package dev.parley.protocol.conversation;

import dev.parley.protocol.account.User;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One row of a user's list of conversations.
 *
 * @param unread {@code lastSeq - readSeq}
 * @param muted the user wants no notifications of it
 * @param peer the other member of a direct conversation
 */
public record ConversationSummary(
        ConversationId conversationId,
        ConversationType type,
        @Nullable String name,
        @Nullable MediaId avatarMediaId,
        Rev rev,
        Seq lastSeq,
        Seq readSeq,
        long unread,
        @Nullable Message lastMessage,
        @Nullable User peer,
        int memberCount,
        boolean muted,
        Instant updatedAt) {}
