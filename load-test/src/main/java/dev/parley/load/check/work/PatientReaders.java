package dev.parley.load.check.work;

import dev.parley.client.ParleyException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks many questions, a few at a time, each again until it has an answer. */
final class PatientReaders implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int ATTEMPTS = 10;
    private static final int READERS = 4;

    /** What is asked of each item. */
    interface Question<T, R> {
        R ask(T item);
    }

    private final ExecutorService readers = Executors.newFixedThreadPool(READERS);

    /** The answers, in the order of the items. */
    <T, R> List<R> each(List<T> items, Question<T, R> question) throws InterruptedException {
        List<Future<R>> asked = new ArrayList<>();
        for (T item : items) {
            Callable<R> task = () -> question.ask(item);
            asked.add(readers.submit(task));
        }
        List<R> answers = new ArrayList<>();
        for (Future<R> answer : asked) {
            try {
                answers.add(answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
            } catch (ExecutionException | TimeoutException e) {
                throw new IllegalStateException("the history cannot be read: " + e.getMessage(), e);
            }
        }
        return answers;
    }

    /** A refusal is an answer; everything else is asked again, as a client would. */
    static <R> R patiently(Callable<R> call) {
        for (int attempt = 1; ; attempt++) {
            try {
                return call.call();
            } catch (Exception e) {
                ParleyException cause = ParleyException.of(e);
                if (attempt == ATTEMPTS || cause instanceof ParleyException.Refused) {
                    throw cause;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the history was read", e);
        }
    }

    @Override
    public void close() {
        readers.shutdownNow();
    }
}
