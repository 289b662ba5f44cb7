package dev.parley.persistence.conversation;

import akka.persistence.typed.PersistenceId;
import dev.parley.persistence.journal.JournalReader;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Rev;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The events of a conversation from the journal, for those who ask further back than it remembers. Thread-safe. */
public final class ConversationJournal {
    /** The entity type in every conversation's persistence id. Fixed for life. */
    public static final String ENTITY_TYPE = "conversation";

    private final JournalReader reader;

    public ConversationJournal(JournalReader reader) {
        this.reader = reader;
    }

    /** The name of a conversation's log. */
    public static PersistenceId persistenceId(ConversationId conversation) {
        return PersistenceId.of(ENTITY_TYPE, conversation.toString());
    }

    /**
     * The events after {@code after}, oldest first, {@code limit} at the most. They carry messages as they stood at that
     * time: a text that was unsent since is still in them, and must not be served.
     */
    public CompletionStage<List<NumberedEvent>> events(ConversationId conversation, Rev after, int limit) {
        return reader.events(persistenceId(conversation), after.value(), limit, ConversationEvent.class)
                .thenApply(entries -> entries.stream()
                        .map(entry -> new NumberedEvent(new Rev(entry.sequenceNr()), entry.event()))
                        .toList());
    }
}
