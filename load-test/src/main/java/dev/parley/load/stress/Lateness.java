package dev.parley.load.stress;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** When, since it was made, something took longer than it should: counted for every five seconds. Thread-safe. */
final class Lateness {
    private static final long SLOT_NANOS = 5_000_000_000L;

    private final long begin = System.nanoTime();
    private final long limitNanos;
    private final Map<Long, AtomicInteger> late = new ConcurrentSkipListMap<>();

    Lateness(long limitNanos) {
        this.limitNanos = limitNanos;
    }

    void record(long nanos) {
        if (nanos > limitNanos) {
            late.computeIfAbsent((System.nanoTime() - nanos - begin) / SLOT_NANOS, slot -> new AtomicInteger())
                    .incrementAndGet();
        }
    }

    /** Such as {@code 15 s: 4, 40 s: 12}: by when it began. */
    @Override
    public String toString() {
        return late.isEmpty()
                ? "none"
                : late.entrySet().stream()
                        .map(slot -> slot.getKey() * SLOT_NANOS / 1_000_000_000L + " s: " + slot.getValue())
                        .collect(Collectors.joining(", "));
    }
}
