package dev.parley.node.session;

import dev.parley.node.ClusterMessage;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.error.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What a conversation says of a read cursor.
 *
 * @param seq how far the cursor may go
 * @param refusal why it may not move at all
 */
public record CursorCheck(
        ConversationId conversation, Seq seq, @Nullable Refusal refusal) implements ClusterMessage {}
