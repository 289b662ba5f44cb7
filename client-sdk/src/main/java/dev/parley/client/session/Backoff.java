package dev.parley.client.session;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: a random time (full jitter) under a bound that doubles with each failure,
 * so that clients that were dropped together do not come back together. Not thread-safe.
 */
final class Backoff {
    private static final int MAX_DOUBLINGS = 20;

    private final Duration min;
    private final Duration max;
    private final RandomGenerator random;
    private int failures;

    Backoff(Duration min, Duration max, RandomGenerator random) {
        this.min = min;
        this.max = max;
        this.random = random;
    }

    Duration next() {
        long bound = Math.min(max.toMillis(), min.toMillis() << Math.min(failures, MAX_DOUBLINGS));
        failures++;
        return Duration.ofMillis(bound <= 0 ? 0 : random.nextLong(bound + 1));
    }

    /** It went well: the next failure is the first one again. */
    void reset() {
        failures = 0;
    }
}
