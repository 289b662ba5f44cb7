package dev.parley.persistence.conversation;

import dev.parley.protocol.conversation.Rev;

/** An event of a conversation with its number in the journal. */
public record NumberedEvent(Rev rev, ConversationEvent event) {}
