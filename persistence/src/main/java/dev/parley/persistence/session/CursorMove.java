package dev.parley.persistence.session;

import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Seq;
import org.jspecify.annotations.Nullable;

/** How far a user has come in a conversation, coalesced over a short time; what is absent has not moved. */
public record CursorMove(
        ConversationId conversation,
        @Nullable Seq delivered,
        @Nullable Seq read) {}
