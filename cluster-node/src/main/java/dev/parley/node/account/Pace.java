package dev.parley.node.account;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Has a thread rest after work, as long as it takes for the work to be no more than a share of its time. Work that had
 * to wait for a processor counts whole, so that a busy machine gets more rest. Thread-safe.
 */
final class Pace {
    private final double restPerWork;
    private final LongSupplier nanoTime;
    private final LongConsumer restNanos;

    /** {@code share}: above 0, 1 is without rest. */
    Pace(double share) {
        this(share, System::nanoTime, LockSupport::parkNanos);
    }

    Pace(double share, LongSupplier nanoTime, LongConsumer restNanos) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("a share must be above 0 and at most 1, not " + share);
        }
        this.restPerWork = (1 - share) / share;
        this.nanoTime = nanoTime;
        this.restNanos = restNanos;
    }

    void keep(Runnable work) {
        long start = nanoTime.getAsLong();
        work.run();
        restNanos.accept((long) ((nanoTime.getAsLong() - start) * restPerWork));
    }
}
