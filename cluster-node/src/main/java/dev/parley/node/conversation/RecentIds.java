package dev.parley.node.conversation;

import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ClientMessageId;
import java.util.Arrays;

/**
 * The client message ids that a conversation remembers: fingerprints of 64 bits, oldest first, in one flat array.
 * Immutable; copying and searching a thousand longs takes less than a microsecond. A hit is confirmed against the
 * message itself, so that a collision never costs one.
 *
 * @param complete whether nothing was ever dropped: then an id that is not here was never used
 */
@SuppressWarnings("ArrayRecordComponent") // never handed out but to the snapshot
record RecentIds(long[] fingerprints, boolean complete) {
    static final RecentIds NONE = new RecentIds(new long[0], true);

    RecentIds with(UserId sender, ClientMessageId id, int capacity) {
        boolean full = fingerprints.length >= capacity;
        int kept = full ? capacity - 1 : fingerprints.length;
        long[] next = new long[kept + 1];
        System.arraycopy(fingerprints, fingerprints.length - kept, next, 0, kept);
        next[kept] = fingerprint(sender, id);
        return new RecentIds(next, complete && !full);
    }

    boolean mayKnow(UserId sender, ClientMessageId id) {
        long wanted = fingerprint(sender, id);
        for (long known : fingerprints) {
            if (known == wanted) {
                return true;
            }
        }
        return false;
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
                && Arrays.equals(fingerprints, that.fingerprints)
                && complete == that.complete;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(fingerprints);
    }
}
