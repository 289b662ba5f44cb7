package dev.parley.node.conversation;

import akka.actor.typed.ActorSystem;
import akka.persistence.typed.PersistenceId;
import com.typesafe.config.Config;
import dev.parley.persistence.cassandra.Queries;
import dev.parley.persistence.conversation.ConversationEvent;
import dev.parley.persistence.conversation.ConversationJournal;
import dev.parley.persistence.conversation.NumberedEvent;
import dev.parley.persistence.journal.JournalEntry;
import dev.parley.persistence.journal.JournalReader;
import dev.parley.persistence.journal.LogReplay;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Makes the rows of conversations anew, by the projection that their entities use. A log is read twice, because what was
 * unsent at its end must not be written at its beginning: the rows are read by others meanwhile.
 */
public final class ConversationReplay implements LogReplay {
    private final JournalReader journal;
    private final ConversationProjection projection;
    private final ConversationSettings settings;
    private final int part;

    private ConversationReplay(
            JournalReader journal, ConversationProjection projection, ConversationSettings settings, int part) {
        this.journal = journal;
        this.projection = projection;
        this.settings = settings;
        this.part = part;
    }

    /** @param part events that are read and written together */
    public static ConversationReplay of(ActorSystem<?> system, Config config, Queries queries, int part) {
        return new ConversationReplay(
                new JournalReader(system), new TableProjection(queries), ConversationSettings.from(config), part);
    }

    @Override
    public String entityType() {
        return ConversationJournal.ENTITY_TYPE;
    }

    @Override
    public CompletionStage<Void> replay(PersistenceId log) {
        UnsentMessages unsent = new UnsentMessages();
        Fold fold = new Fold(unsent);
        return journal.parts(log, part, ConversationEvent.class, entries -> {
                    entries.forEach(entry -> unsent.note(entry.event()));
                    return CompletableFuture.completedStage(null);
                })
                .thenCompose(noted -> journal.parts(log, part, ConversationEvent.class, fold::write));
    }

    /** A conversation on its way through its log; one part after the other. */
    private final class Fold {
        private final UnsentMessages unsent;
        private Conversation state = new Conversation.Absent();

        Fold(UnsentMessages unsent) {
            this.unsent = unsent;
        }

        CompletionStage<?> write(List<JournalEntry<ConversationEvent>> entries) {
            List<ProjectedEvent> events = new ArrayList<>();
            for (JournalEntry<ConversationEvent> entry : entries) {
                if (entry.sequenceNr() != state.rev().value() + 1) {
                    throw new IllegalStateException(
                            "behind " + state.rev() + " stands " + entry.sequenceNr() + ": ask the conversation once");
                }
                ConversationEvent event = unsent.silenced(entry.event());
                state = state.apply(event, settings);
                if (state instanceof OpenConversation open) {
                    events.add(ProjectedEvent.of(open, new NumberedEvent(open.rev(), event), open.lastSeq()));
                }
            }
            return projection.write(events, ProjectedHead.of((OpenConversation) state));
        }
    }
}
