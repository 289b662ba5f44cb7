package dev.parley.load.measure;

/**
 * When each message of a constant rate is due. Latencies are taken from here and not from the moment of sending: a
 * generator or server that falls behind makes every later message late, and that is what its users would see.
 *
 * @param startNanos when the first one is due, on the clock of {@link System#nanoTime}
 * @param perSecond the rate
 * @param count how many there are
 */
public record Schedule(long startNanos, double perSecond, int count) {
    /** A run of {@code seconds}. */
    public static Schedule of(long startNanos, double perSecond, double seconds) {
        return new Schedule(startNanos, perSecond, (int) Math.max(1, Math.round(perSecond * seconds)));
    }

    public long due(int number) {
        return startNanos + (long) (number * (1e9 / perSecond));
    }

    /** How many are due by {@code now}. */
    public int dueBy(long now) {
        if (now < startNanos) {
            return 0;
        }
        long due = (long) ((now - startNanos) * (perSecond / 1e9)) + 1;
        return (int) Math.min(count, due);
    }
}
