package dev.parley.load.measure;

import java.util.HexFormat;

/**
 * What messages of {@link Traffic} are known by: the run and the number in it. It stands in hexadecimal digits at the beginning
 * of the text, so that nothing of an earlier run is counted.
 */
public final class Marks {
    /** Digits of a mark. */
    public static final int LENGTH = 16;

    private static final int ID_LENGTH = 36;

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

    /** The mark in the form of an id that a client of today makes: a UUIDv7 of the time {@code millis}. */
    static String id(long mark, long millis) {
        String time = HexFormat.of().toHexDigits(millis, 12);
        String digits = digits(mark);
        return time.substring(0, 8) + '-' + time.substring(8) + "-7" + digits.substring(0, 3) + "-8"
                + digits.substring(3, 6) + '-' + digits.substring(6) + "00";
    }

    /** The mark of the {@link #id} at {@code at}; -1 if that is something else. */
    static long readId(byte[] bytes, int at, int end) {
        if (at < 0 || at + ID_LENGTH > end) {
            return -1;
        }
        byte[] digits = new byte[LENGTH];
        System.arraycopy(bytes, at + 15, digits, 0, 3);
        System.arraycopy(bytes, at + 20, digits, 3, 3);
        System.arraycopy(bytes, at + 24, digits, 6, 10);
        return read(digits, 0, LENGTH);
    }

    /** The mark at {@code at}; -1 if that is something else. */
    public static long read(byte[] bytes, int at, int end) {
        int run = FrameScan.hex8(bytes, at, end);
        int number = run < 0 ? -1 : FrameScan.hex8(bytes, at + 8, end);
        return number < 0 ? -1 : of(run, number);
    }
}
