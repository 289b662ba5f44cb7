package dev.parley.micro;

import java.util.Locale;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * What one call costs.
 *
 * @param nanos of time
 * @param error half the width of the interval that holds {@code nanos} with 99.9 % confidence
 * @param bytes that it allocates
 */
record Cost(double nanos, double error, double bytes) {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    static Cost of(RunResult run) {
        Result<?> time = run.getPrimaryResult();
        Result<?> allocated = run.getSecondaryResults().get(ALLOCATED);
        return new Cost(
                tenths(time.getScore()),
                tenths(time.getScoreError()),
                allocated == null ? 0 : tenths(allocated.getScore()));
    }

    /** 0 for what cannot be told from a single measurement. */
    private static double tenths(double value) {
        return Double.isNaN(value) ? 0 : Math.round(value * 10) / 10.0;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,12.1f  ± %,10.1f  %,10.0f", nanos, error, bytes);
    }
}
