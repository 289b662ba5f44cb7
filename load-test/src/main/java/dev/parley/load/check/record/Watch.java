package dev.parley.load.check.record;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The one clock of a recording, which no change of the machine's time disturbs. */
public final class Watch {
    private final LongSupplier nanos;
    private final Instant began;
    private final long first;

    /** Begins now: {@code clock} says when that is, {@code nanos} goes on from there. */
    public Watch(InstantSource clock, LongSupplier nanos) {
        this.nanos = nanos;
        this.began = clock.instant();
        this.first = nanos.getAsLong();
    }

    /** Microseconds since it began. */
    public long now() {
        return TimeUnit.NANOSECONDS.toMicros(nanos.getAsLong() - first);
    }

    /** Where {@code instant} lies, in microseconds. */
    public long at(Instant instant) {
        return java.time.Duration.between(began, instant).toNanos() / 1_000;
    }

    /** When it began. */
    public Instant began() {
        return began;
    }
}
