package dev.parley.load.bench.peer;

import dev.parley.load.measure.FrameScan;
import dev.parley.load.measure.Marks;

/**
 * Reads the little that a load generator wants from an XMPP stream, without parsing the rest. It relies on what ejabberd
 * writes: attributes in single quotes, no comments, no CDATA.
 */
final class StanzaScan {
    private static final byte[] STREAM = FrameScan.bytes("stream:stream");
    private static final byte[] BODY = FrameScan.bytes("<body>");
    private static final byte[] STANZA_ID = FrameScan.bytes("<stanza-id ");
    private static final byte[] ID = FrameScan.bytes("id='");

    private StanzaScan() {}

    /**
     * Where the first whole thing ends that begins at {@code from}: a stanza, the tag of the stream, its end, its declaration,
     * or what stands between stanzas; -1 if it is not whole.
     */
    static int end(byte[] bytes, int from, int to) {
        int at = next(bytes, from, to);
        if (at != from) {
            return at < 0 ? to : at;
        }
        int depth = 0;
        while (at >= 0) {
            int close = tagEnd(bytes, at + 1, to);
            if (close < 0) {
                return -1;
            }
            depth += step(bytes, at, close);
            if (depth <= 0) {
                return close + 1;
            }
            at = next(bytes, close + 1, to);
        }
        return -1;
    }

    /** Whether an element of that name begins at {@code from}. */
    static boolean is(byte[] name, byte[] bytes, int from, int to) {
        int end = from + 1 + name.length;
        if (end >= to || bytes[from] != '<') {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            if (bytes[from + 1 + i] != name[i]) {
                return false;
            }
        }
        byte after = bytes[end];
        return after == ' ' || after == '>' || after == '/';
    }

    /** Whether this stands in the stanza. */
    static boolean has(byte[] words, byte[] bytes, int from, int to) {
        return FrameScan.after(words, bytes, from, to - from) >= 0;
    }

    /** The mark at the beginning of the body; -1 where there is none. */
    static long mark(byte[] bytes, int from, int to) {
        return Marks.read(bytes, FrameScan.after(BODY, bytes, from, to - from), to);
    }

    /** The id under which the message is in the archive, which is the time in microseconds; -1 where it has none. */
    static long archiveId(byte[] bytes, int from, int to) {
        int tag = FrameScan.after(STANZA_ID, bytes, from, to - from);
        int close = tag < 0 ? -1 : tagEnd(bytes, tag, to);
        return close < 0 ? -1 : FrameScan.number(bytes, FrameScan.after(ID, bytes, tag, close - tag), close);
    }

    /** How much deeper it is after the tag between {@code open} and {@code close}. */
    private static int step(byte[] bytes, int open, int close) {
        byte first = bytes[open + 1];
        if (first == '/') {
            return -1;
        }
        boolean alone = first == '?' || bytes[close - 1] == '/' || is(STREAM, bytes, open, close + 1);
        return alone ? 0 : 1;
    }

    private static int next(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] == '<') {
                return at;
            }
        }
        return -1;
    }

    /** Where the tag ends: a {@code >} that is in no quotes. */
    private static int tagEnd(byte[] bytes, int from, int to) {
        byte quote = 0;
        for (int at = from; at < to; at++) {
            byte one = bytes[at];
            if (quote != 0) {
                quote = one == quote ? 0 : quote;
            } else if (one == '>') {
                return at;
            } else if (one == '\'' || one == '"') {
                quote = one;
            }
        }
        return -1;
    }
}
