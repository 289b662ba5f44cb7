package dev.parley.load;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** Times, recorded from any thread in nanoseconds and read in milliseconds. Holds up to a minute; more counts as one. */
public final class Latencies {
    private static final long LONGEST = TimeUnit.MINUTES.toNanos(1);
    private static final int DIGITS = 3;

    private final Recorder recorder = new Recorder(LONGEST, DIGITS);
    private final Histogram all = new Histogram(LONGEST, DIGITS);

    /** One more; what is below zero counts as zero. */
    public void record(long nanos) {
        recorder.recordValue(Math.max(0, Math.min(LONGEST, nanos)));
    }

    /** Milliseconds that {@code percentile} percent of the times do not exceed; 0 where there are none. */
    public double millis(double percentile) {
        return histogram().getValueAtPercentile(percentile) / 1e6;
    }

    /** How many. */
    public long count() {
        return histogram().getTotalCount();
    }

    /** All of it as one word, for {@link #add} in another process. */
    public String encoded() {
        Histogram times = histogram();
        ByteBuffer bytes = ByteBuffer.allocate(times.getNeededByteBufferCapacity());
        int length = times.encodeIntoCompressedByteBuffer(bytes);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes.array(), length));
    }

    /** Takes in what {@link #encoded} of another one gave. */
    public synchronized Latencies add(String encoded) {
        try {
            all.add(Histogram.decodeFromCompressedByteBuffer(
                    ByteBuffer.wrap(Base64.getDecoder().decode(encoded)), LONGEST));
            return this;
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("not the latencies of another process", e);
        }
    }

    /** For JSON. */
    public Map<String, Object> summary() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("p50", rounded(millis(50)));
        values.put("p95", rounded(millis(95)));
        values.put("p99", rounded(millis(99)));
        values.put("p99.9", rounded(millis(99.9)));
        values.put("max", rounded(millis(100)));
        return values;
    }

    /** For people: p50 / p95 / p99 / p99.9. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%.2f / %.2f / %.2f / %.2f", millis(50), millis(95), millis(99), millis(99.9));
    }

    private synchronized Histogram histogram() {
        all.add(recorder.getIntervalHistogram());
        return all;
    }

    private static double rounded(double millis) {
        return Math.round(millis * 100) / 100.0;
    }
}
