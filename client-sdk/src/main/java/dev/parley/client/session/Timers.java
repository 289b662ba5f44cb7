package dev.parley.client.session;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Runs tasks on the session's strand after a while, as long as the session lives. {@link #end} belongs to the strand. */
final class Timers {
    private final ScheduledExecutorService timer;
    private final Executor strand;
    private final ScheduledFuture<?> ticking;
    private boolean over;

    /** {@code tick} runs again and again, {@code every} so often. */
    Timers(ScheduledExecutorService timer, Executor strand, Duration every, Runnable tick) {
        this.timer = timer;
        this.strand = strand;
        long millis = every.toMillis();
        this.ticking = timer.scheduleWithFixedDelay(
                () -> strand.execute(() -> unlessOver(tick)), millis, millis, TimeUnit.MILLISECONDS);
    }

    ScheduledFuture<?> after(Duration delay, Runnable task) {
        return timer.schedule(() -> strand.execute(() -> unlessOver(task)), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    void end() {
        over = true;
        ticking.cancel(false);
    }

    private void unlessOver(Runnable task) {
        if (!over) {
            task.run();
        }
    }
}
