package dev.parley.node.session;

import dev.parley.node.ClusterMessage;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.error.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What a conversation says of the cursors of one of its members.
 *
 * @param lastSeq how far they may go
 * @param refusal why they may not move at all
 */
public record CursorCheck(
        ConversationId conversation, Seq lastSeq, @Nullable Refusal refusal) implements ClusterMessage {}
