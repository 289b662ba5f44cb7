package dev.parley.node.conversation;

import dev.parley.persistence.conversation.ConversationEvent;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.Refusal;
import java.util.List;

/** What a conversation makes of a command. */
sealed interface Decision {
    /** These events are to be written; none where everything is as asked already. */
    record Accept(List<ConversationEvent> events) implements Decision {
        public Accept {
            events = List.copyOf(events);
        }
    }

    /** The message is as asked already: accepted before, or with this text. */
    record Repeat(Message original) implements Decision {}

    record Refuse(Refusal refusal) implements Decision {}

    static Decision accept(ConversationEvent event) {
        return new Accept(List.of(event));
    }

    static Decision unchanged() {
        return new Accept(List.of());
    }

    static Decision refuse(ErrorCode code) {
        return new Refuse(Refusal.of(code));
    }

    static Decision refuse(ErrorCode code, String message) {
        return new Refuse(Refusal.of(code, message));
    }
}
