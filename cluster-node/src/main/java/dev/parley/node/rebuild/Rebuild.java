package dev.parley.node.rebuild;

import akka.actor.typed.ActorSystem;
import akka.persistence.typed.PersistenceId;
import akka.stream.javadsl.Sink;
import dev.parley.persistence.journal.JournalLogs;
import dev.parley.persistence.journal.LogReplay;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Replays every log of the journal, some at a time. A log that cannot be read stops nothing but itself, and is named.
 * Nothing is kept between runs: after a crash it is run again. Thread-safe.
 */
public final class Rebuild {
    /** Failures that are kept to be named; a journal of which more cannot be read has one cause. */
    private static final int NAMED = 1000;

    private final ActorSystem<?> system;
    private final JournalLogs logs;
    private final Map<String, LogReplay> replays;
    private final RebuildSettings settings;
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final Queue<Failure> failures = new ConcurrentLinkedQueue<>();

    /** A log that could not be rebuilt, and why. */
    public record Failure(PersistenceId log, String why) {}

    public Rebuild(ActorSystem<?> system, JournalLogs logs, Collection<LogReplay> replays, RebuildSettings settings) {
        this.system = system;
        this.logs = logs;
        this.replays = replays.stream().collect(Collectors.toMap(LogReplay::entityType, Function.identity()));
        this.settings = settings;
    }

    /** Completes when every log is rebuilt or has failed; fails where the journal's list of logs cannot be read. */
    public CompletionStage<Void> run() {
        return logs.all()
                .filter(log -> replays.containsKey(log.entityTypeHint()))
                .mapAsyncUnordered(settings.parallelism(), this::replay)
                .runWith(Sink.ignore(), system)
                .thenAccept(all -> {});
    }

    /** Logs that are rebuilt so far. */
    public long done() {
        return done.get();
    }

    /** Logs that could not be rebuilt so far. */
    public long failed() {
        return failed.get();
    }

    /** Some of those that could not be rebuilt. */
    public List<Failure> failures() {
        return List.copyOf(failures);
    }

    private CompletionStage<PersistenceId> replay(PersistenceId log) {
        return begun(log)
                .orTimeout(settings.logTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .handle((written, failure) -> {
                    if (failure == null) {
                        done.incrementAndGet();
                    } else if (failed.incrementAndGet() <= NAMED) {
                        failures.add(new Failure(log, cause(failure).toString()));
                    }
                    return log;
                });
    }

    private CompletableFuture<Void> begun(PersistenceId log) {
        try {
            LogReplay replay = Objects.requireNonNull(replays.get(log.entityTypeHint()));
            return replay.replay(log).toCompletableFuture();
        } catch (RuntimeException malformed) {
            return CompletableFuture.failedFuture(malformed);
        }
    }

    private static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
