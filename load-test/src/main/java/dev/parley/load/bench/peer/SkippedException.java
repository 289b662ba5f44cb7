package dev.parley.load.bench.peer;

/** A peer cannot take part, which is no fault; the message says why. */
final class SkippedException extends Exception {
    private static final long serialVersionUID = 1;

    SkippedException(String why) {
        super(why);
    }
}
