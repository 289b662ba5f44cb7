package dev.parley.api.connection;

import java.time.Duration;

/** The header {@code Retry-After} knows whole seconds only. */
public final class RetryAfter {
    private RetryAfter() {}

    /** Rounded up, and one at least. */
    public static long seconds(Duration duration) {
        return Math.max(1, -Math.floorDiv(-duration.toMillis(), 1_000));
    }
}
