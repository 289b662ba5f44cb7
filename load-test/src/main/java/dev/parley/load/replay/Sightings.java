package dev.parley.load.replay;

import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.frame.ServerFrame.PresenceUpdate;
import dev.parley.protocol.frame.ServerFrame.Receipt;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What one member has seen of the others: how far they have read, and whether they are there. Grows with the cast, not
 * with the log. Written by one thread, read by any.
 */
final class Sightings {
    private record Cursors(Seq delivered, Seq read) {
        static final Cursors START = new Cursors(Seq.ZERO, Seq.ZERO);
    }

    private final Map<UserId, Cursors> cursors = new ConcurrentHashMap<>();
    private final Map<UserId, PresenceUpdate> presence = new ConcurrentHashMap<>();
    private final AtomicLong receipts = new AtomicLong();

    /** Takes a receipt in; what is wrong with it, or null: cursors never go back. */
    @Nullable
    String receipt(Receipt receipt) {
        receipts.incrementAndGet();
        Cursors before = cursors.getOrDefault(receipt.userId(), Cursors.START);
        Seq delivered = receipt.deliveredSeq() == null ? before.delivered() : receipt.deliveredSeq();
        Seq read = receipt.readSeq() == null ? before.read() : receipt.readSeq();
        cursors.put(
                receipt.userId(),
                new Cursors(before.delivered().max(delivered), before.read().max(read)));
        boolean back = delivered.value() < before.delivered().value()
                || read.value() < before.read().value();
        return back
                ? "a receipt of " + receipt.userId() + " goes back from " + before + " to " + delivered + ", " + read
                : null;
    }

    void presence(PresenceUpdate update) {
        presence.put(update.userId(), update);
    }

    /** How many receipts have come. */
    long receipts() {
        return receipts.get();
    }

    /** How many users were told of. */
    int acquaintances() {
        return presence.size();
    }

    boolean sees(UserId user, PresenceUpdate.Status status) {
        PresenceUpdate last = presence.get(user);
        return last != null && last.status() == status;
    }
}
