package dev.parley.node.conversation;

import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ClientMessageId;
import java.util.Arrays;

/**
 * The client message ids that a conversation remembers: fingerprints of 64 bits, oldest first. Immutable; one more costs
 * the copy of the latest few, and searching a thousand less than a microsecond. A hit is confirmed against the message
 * itself, so that a collision never costs one.
 */
final class RecentIds {
    private static final long[] NO_LONGS = {};
    static final RecentIds NONE = new RecentIds(NO_LONGS, true);

    /** Fingerprints that one more copies at the most; all are copied once in so many. */
    private static final int LATEST = 64;

    private final long[] older;
    private final int from;
    private final long[] latest;
    private final boolean complete;

    /** @param complete whether nothing was ever dropped: then an id that is not here was never used */
    RecentIds(long[] fingerprints, boolean complete) {
        this(fingerprints, 0, NO_LONGS, complete);
    }

    /** What lies before {@code from} is forgotten. */
    private RecentIds(long[] older, int from, long[] latest, boolean complete) {
        this.older = older;
        this.from = from;
        this.latest = latest;
        this.complete = complete;
    }

    boolean complete() {
        return complete;
    }

    RecentIds with(UserId sender, ClientMessageId id, int capacity) {
        int forgotten = Math.max(0, size() + 1 - capacity);
        boolean still = complete && forgotten == 0;
        if (latest.length < LATEST && forgotten <= older.length - from) {
            long[] next = Arrays.copyOf(latest, latest.length + 1);
            next[latest.length] = fingerprint(sender, id);
            return new RecentIds(older, from + forgotten, next, still);
        }
        long[] all = fingerprints();
        long[] next = Arrays.copyOfRange(all, forgotten, all.length + 1);
        next[next.length - 1] = fingerprint(sender, id);
        return new RecentIds(next, still);
    }

    boolean mayKnow(UserId sender, ClientMessageId id) {
        long wanted = fingerprint(sender, id);
        return holds(older, from, wanted) || holds(latest, 0, wanted);
    }

    private static boolean holds(long[] fingerprints, int from, long wanted) {
        for (int i = from; i < fingerprints.length; i++) {
            if (fingerprints[i] == wanted) {
                return true;
            }
        }
        return false;
    }

    /** All of them, for the snapshot. */
    long[] fingerprints() {
        long[] all = Arrays.copyOfRange(older, from, from + size());
        System.arraycopy(latest, 0, all, older.length - from, latest.length);
        return all;
    }

    private int size() {
        return older.length - from + latest.length;
    }

    /** A polynomial over both ids, mixed by the finalizer of SplitMix64. */
    private static long fingerprint(UserId sender, ClientMessageId id) {
        long hash =
                sender.value().getMostSignificantBits() * 31 + sender.value().getLeastSignificantBits();
        String text = id.value();
        for (int i = 0; i < text.length(); i++) {
            hash = hash * 0x100000001B3L ^ text.charAt(i);
        }
        hash = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
        hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
        return hash ^ (hash >>> 31);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecentIds that
                && complete == that.complete
                && Arrays.equals(fingerprints(), that.fingerprints());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(fingerprints());
    }
}
