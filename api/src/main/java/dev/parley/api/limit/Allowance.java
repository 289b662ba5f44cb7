package dev.parley.api.limit;

import io.github.bucket4j.Bucket;
import java.time.Duration;

/** What is left of somebody's bandwidth for one kind of action. Thread-safe. */
public final class Allowance {
    private final Bucket bucket;

    Allowance(Bucket bucket) {
        this.bucket = bucket;
    }

    /** Takes one. Zero: it was there; else how long to wait for it. */
    public Duration take() {
        return bucket.tryConsume(1) ? Duration.ZERO : Duration.ofNanos(Math.max(1_000_000, waitNanos()));
    }

    private long waitNanos() {
        return bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
    }
}
