package dev.parley.node.session;

import dev.parley.node.conversation.ConversationCommand;
import dev.parley.protocol.conversation.ConversationId;

/** Says something to a conversation, wherever it is, and waits for nothing. Thread-safe. */
@FunctionalInterface
interface ConversationTeller {
    void tell(ConversationId conversation, ConversationCommand command);
}
