package dev.parley.node.conversation;

import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationType;
import dev.parley.protocol.conversation.MediaId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Seq;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as lists show it.
 *
 * @param pair the two members of a direct conversation; empty for a group
 */
public record ProjectedHead(
        ConversationId conversationId,
        ConversationType type,
        @Nullable String name,
        @Nullable MediaId avatarMediaId,
        Rev rev,
        Seq lastSeq,
        @Nullable Message lastMessage,
        int memberCount,
        Instant updatedAt,
        List<UserId> pair) {

    static ProjectedHead of(OpenConversation state) {
        return new ProjectedHead(
                state.id(),
                state.type(),
                state.profile().name(),
                state.profile().avatarMediaId(),
                state.rev(),
                state.lastSeq(),
                state.lastMessage(),
                state.members().size(),
                state.updatedAt(),
                state.pair());
    }

    /** The other one of a direct conversation. */
    @Nullable
    UserId peerOf(UserId user) {
        return pair.stream().filter(one -> !one.equals(user)).findFirst().orElse(null);
    }
}
