package dev.parley.load.measure;

/**
 * Rates to try: up by half until one fails, then by a tenth from the best that passed. Not thread-safe.
 */
public final class Ladder {
    private static final double COARSE = 1.5;
    private static final double FINE = 1.1;

    private final double most;
    private double next;
    private double best;
    private double worst = Double.MAX_VALUE;
    private boolean over;

    /** From {@code first} to {@code most} messages a second. */
    public Ladder(double first, double most) {
        this.next = first;
        this.most = most;
        this.over = first > most;
    }

    public boolean over() {
        return over;
    }

    public double rate() {
        return next;
    }

    /** The highest rate that passed; 0 before. */
    public double best() {
        return best;
    }

    public void tried(boolean passed) {
        if (passed) {
            best = next;
            next = best * (worst == Double.MAX_VALUE ? COARSE : FINE);
            over = next >= worst || next > most;
        } else {
            boolean coarse = worst == Double.MAX_VALUE;
            worst = next;
            next = best * FINE;
            over = !coarse || best == 0 || next >= worst;
        }
    }
}
