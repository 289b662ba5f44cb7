package dev.parley.node.account;

import com.datastax.oss.driver.api.core.DriverException;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.Outcome;
import dev.parley.protocol.error.Refusal;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what a busy or broken cluster does into refusals that say when to come back. Defects stay failures. */
final class Availability {
    private static final Logger LOG = LoggerFactory.getLogger(Availability.class);

    private final Duration afterTimeout;
    private final Duration afterQueueFull;

    Availability(Duration afterTimeout, Duration afterQueueFull) {
        this.afterTimeout = afterTimeout;
        this.afterQueueFull = afterQueueFull;
    }

    <T> CompletionStage<Outcome<T>> guard(CompletionStage<Outcome<T>> stage) {
        return stage.exceptionallyCompose(failure -> {
            Throwable cause = cause(failure);
            Duration retryAfter = retryAfter(cause);
            if (retryAfter == null) {
                return CompletableFuture.failedStage(cause);
            }
            LOG.debug("An account could not be reached", cause);
            return CompletableFuture.completedStage(Outcome.refused(Refusal.later(ErrorCode.UNAVAILABLE, retryAfter)));
        });
    }

    private @Nullable Duration retryAfter(Throwable cause) {
        if (cause instanceof RejectedExecutionException) {
            return afterQueueFull;
        }
        return cause instanceof TimeoutException || cause instanceof DriverException ? afterTimeout : null;
    }

    private static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
