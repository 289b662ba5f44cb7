package dev.parley.load.check.work;

import dev.parley.client.ParleyException;
import dev.parley.load.check.record.Observation;
import dev.parley.load.check.record.Observation.Began;
import dev.parley.load.check.record.Observation.Outcome;
import dev.parley.load.check.record.Recording;
import dev.parley.load.check.record.Watch;
import dev.parley.protocol.conversation.MessageId;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Operations that are repeated until the server has answered them, be it by a refusal, and written down from beginning to
 * end. Thread-safe.
 */
final class Errands {
    /** What an answer says of the message, where it does. */
    record Answer(@Nullable MessageId messageId, @Nullable Long seq) {
        static final Answer DONE = new Answer(null, null);
    }

    private static final Duration AGAIN_AFTER = Duration.ofMillis(400);

    private final Recording recording;
    private final Watch watch;
    private final ScheduledExecutorService timer;
    private final AtomicLong operations = new AtomicLong();
    private final AtomicInteger open = new AtomicInteger();
    private volatile boolean over;

    Errands(Recording recording, Watch watch, ScheduledExecutorService timer) {
        this.recording = recording;
        this.watch = watch;
        this.timer = timer;
    }

    /** A number for one more operation. */
    long next() {
        return operations.incrementAndGet();
    }

    /** How many have no answer yet. */
    int open() {
        return open.get();
    }

    /** From now on, what fails without an answer is given up. */
    void giveUp() {
        over = true;
    }

    /**
     * Does what {@code began} says.
     *
     * @param attempt makes the {@code n}th attempt, counted from 0
     * @param done hears of success
     */
    void run(Began began, IntFunction<CompletableFuture<Answer>> attempt, Consumer<Answer> done) {
        recording.add(began);
        open.incrementAndGet();
        attempt(began, attempt, done, 0);
    }

    private void attempt(
            Began began, IntFunction<CompletableFuture<Answer>> attempt, Consumer<Answer> done, int number) {
        CompletableFuture<Answer> answer;
        try {
            answer = attempt.apply(number);
        } catch (RuntimeException e) {
            answer = CompletableFuture.failedFuture(e);
        }
        var unused = answer.whenComplete((found, failure) -> {
            if (failure == null) {
                done.accept(found);
                end(began, Outcome.DONE, null, found);
                return;
            }
            ParleyException cause = ParleyException.of(failure);
            if (cause instanceof ParleyException.Refused refused) {
                end(began, Outcome.REFUSED, refused.code(), Answer.DONE);
            } else if (over) {
                end(began, Outcome.UNKNOWN, cause.getMessage(), Answer.DONE);
            } else {
                again(began, attempt, done, number + 1, cause);
            }
        });
    }

    private void again(
            Began began,
            IntFunction<CompletableFuture<Answer>> attempt,
            Consumer<Answer> done,
            int number,
            ParleyException cause) {
        Duration wait = cause instanceof ParleyException.RateLimited later ? later.retryAfter() : AGAIN_AFTER;
        var unused =
                timer.schedule(() -> attempt(began, attempt, done, number), wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void end(Began began, Outcome outcome, @Nullable String why, Answer answer) {
        recording.add(
                new Observation.Ended(watch.now(), began.operation(), outcome, why, answer.messageId(), answer.seq()));
        open.decrementAndGet();
    }
}
