package dev.parley.load.bench.read;

import dev.parley.load.Latencies;
import dev.parley.load.measure.Schedule;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Questions at a constant rate, whatever becomes of those before; each takes the time since it was due. */
final class OpenLoop {
    private static final long LONGEST_NAP = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private final LongConsumer pause;
    private final Latencies latencies = new Latencies();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> why = new AtomicReference<>();

    /** What is asked, as {@code number} of the run. */
    @FunctionalInterface
    interface Question {
        CompletionStage<?> ask(int number);
    }

    /** {@code pause} lets some nanoseconds go by: it sleeps, or serves sockets. */
    OpenLoop(LongConsumer pause) {
        this.pause = pause;
    }

    /** Asks everything when it is due, and waits for the last answer. */
    OpenLoop run(Schedule schedule, Question question) {
        for (int number = 0; number < schedule.count(); number++) {
            long due = schedule.due(number);
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                pause.accept(Math.min(left, LONGEST_NAP));
            }
            question.ask(number).whenComplete((answer, failure) -> answered(due, failure));
        }
        long end = System.nanoTime() + PATIENCE;
        while (answered.get() < schedule.count() && System.nanoTime() < end) {
            pause.accept(LONGEST_NAP);
        }
        failed.addAndGet(schedule.count() - answered.get());
        return this;
    }

    private void answered(long due, @Nullable Throwable failure) {
        if (failure == null) {
            latencies.record(System.nanoTime() - due);
        } else {
            failed.incrementAndGet();
            why.compareAndSet(null, failure);
        }
        answered.incrementAndGet();
    }

    Latencies latencies() {
        return latencies;
    }

    int failed() {
        return failed.get();
    }

    /** What the first failure was; empty where there is none, or no answer came. */
    String why() {
        Throwable first = why.get();
        return first == null ? "" : String.valueOf(first.getMessage());
    }
}
