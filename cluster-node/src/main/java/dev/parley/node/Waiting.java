package dev.parley.node;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for a step of the start, on the main thread, where a node has nothing else to do. */
final class Waiting {
    private Waiting() {}

    /** @param step what it is that cannot be done, as the beginning of a sentence */
    static <T> T on(CompletionStage<T> stage, Duration timeout, String step) {
        try {
            return stage.toCompletableFuture().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new StartException(step + " did not end within " + timeout.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new StartException(step + " failed: " + StartException.reason(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException(step + " was interrupted", e);
        }
    }
}
