package dev.parley.persistence.journal;

import akka.actor.typed.ActorSystem;
import akka.persistence.cassandra.query.javadsl.CassandraReadJournal;
import akka.persistence.query.PersistenceQuery;
import akka.persistence.typed.PersistenceId;
import akka.stream.javadsl.Sink;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Reads an entity's events back without the entity, a bounded number at a time. Thread-safe. */
public final class JournalReader {
    private final ActorSystem<?> system;
    private final CassandraReadJournal journal;

    public JournalReader(ActorSystem<?> system) {
        this.system = system;
        this.journal = PersistenceQuery.get(system)
                .getReadJournalFor(CassandraReadJournal.class, CassandraReadJournal.Identifier());
    }

    /** The events with a sequence number above {@code after}, in order, {@code limit} at the most. */
    public <E> CompletionStage<List<JournalEntry<E>>> events(
            PersistenceId entity, long after, int limit, Class<E> type) {
        return journal.currentEventsByPersistenceId(entity.id(), after + 1, after + limit)
                .take(limit)
                .map(envelope -> new JournalEntry<>(envelope.sequenceNr(), type.cast(envelope.event())))
                .runWith(Sink.seq(), system);
    }
}
