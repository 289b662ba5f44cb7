package dev.parley.persistence.conversation;

import dev.parley.protocol.conversation.ConversationId;
import java.util.List;
import java.util.Optional;

/** Some rows of a user's list, and where the next ones begin: behind {@code next}, if there may be more. */
public record InboxPage(List<InboxRow> rows, Optional<ConversationId> next) {
    public InboxPage {
        rows = List.copyOf(rows);
    }
}
