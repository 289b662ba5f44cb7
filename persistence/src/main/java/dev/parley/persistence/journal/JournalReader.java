package dev.parley.persistence.journal;

import akka.actor.typed.ActorSystem;
import akka.persistence.cassandra.query.javadsl.CassandraReadJournal;
import akka.persistence.query.PersistenceQuery;
import akka.persistence.typed.PersistenceId;
import akka.stream.javadsl.Sink;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;

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
                .take(2L * limit)
                .map(envelope -> new JournalEntry<>(envelope.sequenceNr(), type.cast(envelope.event())))
                .runWith(Sink.seq(), system)
                .thenApply(entries -> latest(entries, limit));
    }

    /** Of a place that was written twice the later event counts, as it does for the entity's replay. */
    private static <E> List<JournalEntry<E>> latest(List<JournalEntry<E>> entries, int limit) {
        SortedMap<Long, JournalEntry<E>> places = new TreeMap<>();
        entries.forEach(entry -> places.put(entry.sequenceNr(), entry));
        return places.values().stream().limit(limit).toList();
    }

    /** Hands all events of an entity to {@code work}, in order, {@code size} at a time, each part after the one before it. */
    public <E> CompletionStage<Void> parts(
            PersistenceId entity, int size, Class<E> type, Function<List<JournalEntry<E>>, CompletionStage<?>> work) {
        return parts(entity, 0, size, type, work);
    }

    /** The state that the events of an entity lead to, {@code size} of them read at a time. */
    public <E, S> CompletionStage<S> fold(
            PersistenceId entity, int size, Class<E> type, S first, BiFunction<S, E, S> apply) {
        return fold(entity, 0, size, type, first, apply);
    }

    private <E, S> CompletionStage<S> fold(
            PersistenceId entity, long after, int size, Class<E> type, S before, BiFunction<S, E, S> apply) {
        return events(entity, after, size, type).thenCompose(part -> {
            S state = before;
            for (JournalEntry<E> entry : part) {
                state = apply.apply(state, entry.event());
            }
            return part.size() < size
                    ? CompletableFuture.completedStage(state)
                    : fold(entity, part.get(part.size() - 1).sequenceNr(), size, type, state, apply);
        });
    }

    private <E> CompletionStage<Void> parts(
            PersistenceId entity,
            long after,
            int size,
            Class<E> type,
            Function<List<JournalEntry<E>>, CompletionStage<?>> work) {
        return events(entity, after, size, type)
                .thenCompose(part -> part.isEmpty()
                        ? CompletableFuture.<Void>completedStage(null)
                        : work.apply(part)
                                .thenCompose(done -> part.size() < size
                                        ? CompletableFuture.<Void>completedStage(null)
                                        : parts(
                                                entity,
                                                part.get(part.size() - 1).sequenceNr(),
                                                size,
                                                type,
                                                work)));
    }
}
