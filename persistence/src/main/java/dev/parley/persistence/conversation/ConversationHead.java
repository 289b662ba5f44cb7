package dev.parley.persistence.conversation;

import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationType;
import dev.parley.protocol.conversation.MediaId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Seq;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a list of conversations shows of one.
 *
 * @param rev how far the conversation's other rows are written
 */
public record ConversationHead(
        ConversationId conversationId,
        ConversationType type,
        @Nullable String name,
        @Nullable MediaId avatarMediaId,
        Rev rev,
        Seq lastSeq,
        int memberCount,
        @Nullable Message lastMessage,
        Instant updatedAt) {}
