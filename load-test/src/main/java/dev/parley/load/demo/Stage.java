package dev.parley.load.demo;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Where everything of a demo happens, one thing at a time and each at its time. */
final class Stage implements Executor, AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor();

    @Override
    public void execute(Runnable deed) {
        if (!thread.isShutdown()) {
            thread.execute(deed);
        }
    }

    void after(long millis, Runnable deed) {
        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, this).execute(deed);
    }

    /** A line that is lost is no loss; why it was is told. */
    static void tellFailure(CompletionStage<?> deed) {
        deed.whenComplete((done, failure) -> {
            if (failure != null) {
                System.err.println("! " + failure.getMessage());
            }
        });
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
