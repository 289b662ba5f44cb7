package dev.parley.node.local;

import dev.parley.persistence.embedded.EmbeddedCassandra;
import dev.parley.persistence.embedded.EmbeddedCassandraException;
import dev.parley.persistence.embedded.EmbeddedCassandraSettings;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the embedded Cassandra alive: started beside the nodes, which wait for it, and started again when it dies, as
 * often as it takes. One that cannot be started in the first place ends everything with the reason.
 */
final class CassandraKeeper {
    private static final String NAME = "cassandra";

    private final EmbeddedCassandraSettings settings;
    private final RunDirectory directory;
    private final Progress progress;
    private final ExecutorService starter = Executors.newSingleThreadExecutor(task -> new Thread(task, "cassandra"));
    private final Duration retry;
    private CompletableFuture<EmbeddedCassandra> starting = new CompletableFuture<>();
    private @Nullable EmbeddedCassandra running;
    private boolean hasRun;
    private String lastFailure = "";

    CassandraKeeper(EmbeddedCassandraSettings settings, Duration retry, RunDirectory directory, Progress progress) {
        this.settings = settings;
        this.retry = retry;
        this.directory = directory;
        this.progress = progress;
    }

    /** Begins to start it. */
    void start() {
        starting = CompletableFuture.supplyAsync(() -> EmbeddedCassandra.start(settings), starter);
    }

    /** Looks at how it does; throws when it cannot be started and never ran. */
    void check() {
        if (running != null) {
            if (!running.isAlive()) {
                restart(running);
            }
        } else if (starting.isDone()) {
            try {
                isUp(started());
            } catch (LocalException e) {
                if (!hasRun) {
                    throw e;
                }
                tryAgain(String.valueOf(e.getMessage()));
            }
        }
    }

    /** Stops it, or its start, and waits until it is gone. */
    void stop() throws InterruptedException {
        // The interrupt ends a start that is under way; it takes its process with it.
        starter.shutdownNow();
        starter.awaitTermination(settings.stopTimeout().toSeconds() + 1, TimeUnit.SECONDS);
        EmbeddedCassandra last = running;
        if (last == null && starting.isDone() && !starting.isCompletedExceptionally()) {
            last = starting.join();
        }
        if (last != null) {
            last.close();
            directory.forget(NAME);
            progress.say(NAME, "stopped");
        }
    }

    private void isUp(EmbeddedCassandra started) {
        running = started;
        hasRun = true;
        lastFailure = "";
        directory.writePid(NAME, started.pid());
        progress.say(
                NAME,
                "ready at " + started.contactPoint().getHostString() + ":"
                        + started.contactPoint().getPort());
    }

    private void restart(EmbeddedCassandra dead) {
        progress.say(NAME, "has ended; starting it again. " + dead.obituary().getMessage());
        dead.close();
        running = null;
        start();
    }

    /** What keeps it from starting, a full disk perhaps, may pass; each reason is said once. */
    private void tryAgain(String failure) {
        if (!failure.equals(lastFailure)) {
            progress.say(NAME, "cannot be started, and is tried again: " + failure);
            lastFailure = failure;
        }
        Executor later = CompletableFuture.delayedExecutor(retry.toMillis(), TimeUnit.MILLISECONDS, starter);
        starting = CompletableFuture.supplyAsync(() -> EmbeddedCassandra.start(settings), later);
    }

    private EmbeddedCassandra started() {
        try {
            return starting.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof EmbeddedCassandraException why
                    ? new LocalException(String.valueOf(why.getMessage()), why)
                    : new LocalException("Cassandra cannot be started: " + e.getCause(), e);
        }
    }
}
