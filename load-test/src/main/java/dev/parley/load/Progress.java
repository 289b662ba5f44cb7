package dev.parley.load;

import java.io.PrintStream;

/**
 * How far a piece of work is: a bar that moves on a terminal, a line every tenth elsewhere. On standard error, so that
 * results can be piped. Thread-safe.
 */
public final class Progress implements AutoCloseable {
    private static final int WIDTH = 40;
    private static final int STEPS_ON_PAPER = 10;

    private final String title;
    private final long total;
    private final PrintStream out;
    private final boolean moving;
    private long drawn = -1;

    /** Draws where {@code parley}'s user looks. */
    public Progress(String title, long total) {
        this(title, total, System.err, onTerminal());
    }

    Progress(String title, long total, PrintStream out, boolean moving) {
        this.title = title;
        this.total = Math.max(1, total);
        this.out = out;
        this.moving = moving;
    }

    /** {@code done} of the total are done. */
    public synchronized void at(long done) {
        long steps = moving ? 200 : STEPS_ON_PAPER;
        long step = Math.min(done, total) * steps / total;
        if (step == drawn) {
            return;
        }
        drawn = step;
        if (moving) {
            int filled = (int) (Math.min(done, total) * WIDTH / total);
            out.print(
                    "\r" + title + " [" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + done + "/" + total);
        } else {
            out.println(title + " " + done + "/" + total);
        }
        out.flush();
    }

    @Override
    public synchronized void close() {
        if (moving && drawn >= 0) {
            out.println();
        }
    }

    @SuppressWarnings(
            "SystemConsoleNull") // newer JDKs say more often that there is a terminal; a bar does no harm then
    private static boolean onTerminal() {
        return System.console() != null && System.getenv("TERM") != null;
    }
}
