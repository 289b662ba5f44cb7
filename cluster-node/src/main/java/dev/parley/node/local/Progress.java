package dev.parley.node.local;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/** What {@code up} tells its terminal: a line per event, with the time since its start. */
final class Progress {
    private final PrintStream out;
    private final LongSupplier nanoTime;
    private final long begin;

    Progress(PrintStream out, LongSupplier nanoTime) {
        this.out = out;
        this.nanoTime = nanoTime;
        this.begin = nanoTime.getAsLong();
    }

    synchronized void say(String who, String what) {
        double seconds = (nanoTime.getAsLong() - begin) / 1e9;
        out.printf(Locale.ROOT, "%6.1f s  %-10s %s%n", seconds, who, what);
    }

    synchronized void line(String text) {
        out.println(text);
    }
}
