package dev.parley.load.measure;

import java.util.HexFormat;

/**
 * What messages of {@link Traffic} are known by: the run and the number in it. It stands in hexadecimal digits at the beginning
 * of the text, so that nothing of an earlier run is counted.
 */
public final class Marks {
    /** Digits of a mark. */
    public static final int LENGTH = 16;

    private Marks() {}

    public static long of(int run, int number) {
        return (long) run << 32 | number;
    }

    public static int run(long mark) {
        return (int) (mark >> 32);
    }

    public static int number(long mark) {
        return (int) mark;
    }

    /** A text of {@code length} bytes that begins with the mark. */
    public static String text(long mark, int length) {
        return digits(mark) + ".".repeat(length - LENGTH);
    }

    public static String digits(long mark) {
        return HexFormat.of().toHexDigits(mark);
    }

    /** The mark at {@code at}; -1 if that is something else. */
    public static long read(byte[] bytes, int at, int end) {
        int run = FrameScan.hex8(bytes, at, end);
        int number = run < 0 ? -1 : FrameScan.hex8(bytes, at + 8, end);
        return number < 0 ? -1 : of(run, number);
    }
}
