package dev.parley.node.standing;

import dev.parley.persistence.fence.WriteFence;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How long this node may be sure that no other has taken over what lives here: a lease that a majority renews. Time is
 * the machine's monotonic one, so that a process which was stopped knows it by the first look. Thread-safe; while the
 * lease runs, it costs a read.
 */
public final class Standing implements WriteFence {
    private static final CompletionStage<@Nullable Void> PASSED = CompletableFuture.completedStage(null);

    private final StandingSettings settings;
    private final LongSupplier nanoTime;
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private volatile long until;

    /** A write that waits until somebody has vouched for the node after {@code since}. */
    private record Waiting(long since, CompletableFuture<@Nullable Void> passed) {}

    public Standing(StandingSettings settings, LongSupplier nanoTime) {
        this.settings = settings;
        this.nanoTime = nanoTime;
        this.until = nanoTime.getAsLong();
    }

    @Override
    public CompletionStage<@Nullable Void> passed() {
        long now = nanoTime.getAsLong();
        if (until - now > 0) {
            return PASSED;
        }
        CompletableFuture<@Nullable Void> passed = new CompletableFuture<>();
        waiting.add(new Waiting(now, passed));
        return passed;
    }

    /** Whether the lease has run out so long ago that nobody should wait for another. */
    public boolean isLost() {
        return nanoTime.getAsLong() - until > settings.waitAtMost().toNanos();
    }

    /** A majority has vouched for the node, each of them after {@code since}. */
    void renew(long since) {
        long renewed = since + settings.lease().toNanos();
        if (renewed - until > 0) {
            until = renewed;
        }
        waiting.removeIf(one -> {
            boolean vouched = since - one.since() >= 0;
            if (vouched) {
                one.passed().complete(null);
            }
            return vouched;
        });
    }

    /** Ends the waiting of those who have waited for long enough. */
    void expire() {
        long now = nanoTime.getAsLong();
        waiting.removeIf(one -> {
            boolean late = now - one.since() > settings.waitAtMost().toNanos();
            if (late) {
                one.passed()
                        .completeExceptionally(new TimeoutException("no majority has vouched for this node within "
                                + TimeUnit.NANOSECONDS.toMillis(now - one.since()) + " ms"));
            }
            return late;
        });
    }
}
