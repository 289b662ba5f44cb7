package dev.parley.protocol.conversation;

import dev.parley.protocol.account.User;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One row of a user's list of conversations.
 *
 * @param unread {@code lastSeq - readSeq}
 * @param peer the other member of a direct conversation
 */
public record ConversationSummary(
        ConversationId conversationId,
        ConversationType type,
        @Nullable String name,
        Rev rev,
        Seq lastSeq,
        Seq readSeq,
        long unread,
        @Nullable Message lastMessage,
        @Nullable User peer,
        int memberCount,
        Instant updatedAt) {}
