package dev.parley.node.session;

import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Seq;
import org.jspecify.annotations.Nullable;

/** How far a user has come in one conversation; what is absent is as it was. */
record MovedCursor(
        ConversationId conversation,
        @Nullable Seq delivered,
        @Nullable Seq read) {}
