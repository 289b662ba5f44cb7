package dev.parley.node.conversation;

import dev.parley.persistence.conversation.ConversationEvent;
import dev.parley.persistence.conversation.ConversationEvent.ConversationCreated;
import dev.parley.protocol.conversation.Rev;

/** The state of a conversation: pure, immutable, and the only judge of what may happen in it. */
sealed interface Conversation permits Conversation.Absent, OpenConversation {
    /** The number of the latest event. */
    Rev rev();

    /** The state after {@code event}. */
    Conversation apply(ConversationEvent event, ConversationSettings settings);

    /** Nobody has created it. */
    record Absent() implements Conversation {
        @Override
        public Rev rev() {
            return Rev.ZERO;
        }

        @Override
        public Conversation apply(ConversationEvent event, ConversationSettings settings) {
            if (event instanceof ConversationCreated created) {
                return OpenConversation.of(created, settings);
            }
            throw new IllegalStateException("the first event of a conversation must be its creation, was " + event);
        }
    }
}
