package dev.parley.node.placement;

import java.time.Duration;
import java.util.Set;
import java.util.function.LongSupplier;

/** Whether something has been the same for a while. Confined to whoever looks. */
final class Settling {
    private final long nanos;
    private final LongSupplier nanoTime;
    private Set<?> last = Set.of();
    private long since;

    Settling(Duration time, LongSupplier nanoTime) {
        this.nanos = time.toNanos();
        this.nanoTime = nanoTime;
        this.since = nanoTime.getAsLong();
    }

    /** Takes a look; returns whether what it shows has been so for long enough. */
    boolean look(Set<?> now) {
        if (!now.equals(last)) {
            last = Set.copyOf(now);
            since = nanoTime.getAsLong();
        }
        return nanoTime.getAsLong() - since >= nanos;
    }
}
