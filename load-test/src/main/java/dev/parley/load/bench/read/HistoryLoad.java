package dev.parley.load.bench.read;

import dev.parley.load.Progress;
import dev.parley.load.measure.Fleet;
import dev.parley.load.measure.FrameScan;
import dev.parley.load.measure.LeanSocket;
import dev.parley.protocol.conversation.ConversationId;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * Fills a conversation as fast as the server takes it: each socket of a fleet sends on when it is answered, with some
 * messages under way. Who is told to wait, waits. The ids are UUIDv7 that rise, as clients' are: they need no look-up.
 */
final class HistoryLoad implements Fleet.Listener {
    private static final byte[] ACCEPTED = FrameScan.bytes("message_accepted");
    private static final byte[] ERROR = FrameScan.bytes("error");
    private static final int UNDER_WAY = 50;
    private static final int PAYLOAD = 100;
    private static final long WAIT = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long STUCK = TimeUnit.SECONDS.toNanos(60);

    private final Fleet fleet;
    private final ConversationId conversation;
    private final long count;
    private final int[] underWay;
    private final long[] notBefore;
    private long ids;
    private long sent;
    private long accepted;
    private String refusal = "";

    HistoryLoad(Fleet fleet, ConversationId conversation, long count) {
        this.fleet = fleet;
        this.conversation = conversation;
        this.count = count;
        this.underWay = new int[fleet.size()];
        this.notBefore = new long[fleet.size()];
    }

    /** Returns how many were accepted a second. */
    double run() {
        fleet.listen(this);
        long start = System.nanoTime();
        long movedAt = start;
        long known = 0;
        try (Progress progress = new Progress("history", count)) {
            while (accepted < count) {
                send();
                fleet.poll(TimeUnit.MILLISECONDS.toNanos(1));
                long now = System.nanoTime();
                if (accepted > known) {
                    known = accepted;
                    movedAt = now;
                    progress.at(known);
                }
                if (fleet.lost() > 0 || now - movedAt > STUCK) {
                    throw new IllegalStateException(
                            accepted + " of " + count + " messages were accepted; " + fleet.loss() + refusal);
                }
            }
        } finally {
            fleet.listen(null);
        }
        return count * 1e9 / (System.nanoTime() - start);
    }

    private void send() {
        long now = System.nanoTime();
        for (int sender = 0; sender < underWay.length; sender++) {
            while (sent < count && underWay[sender] < UNDER_WAY && now >= notBefore[sender]) {
                underWay[sender]++;
                fleet.socket(sender).send(frame(ids++));
                sent++;
            }
        }
    }

    private byte[] frame(long number) {
        String hex = String.format("%016x", number);
        String id = hex.substring(0, 8) + "-" + hex.substring(8, 12) + "-7" + hex.substring(12, 15) + "-8"
                + hex.substring(15) + "00-000000000000";
        return FrameScan.bytes("{\"type\":\"send_message\",\"conversationId\":\"" + conversation
                + "\",\"clientMessageId\":\"" + id + "\",\"text\":\"" + hex + ".".repeat(PAYLOAD - hex.length())
                + "\"}");
    }

    @Override
    public void frame(LeanSocket socket, byte[] bytes, int offset, int length) {
        if (FrameScan.is(ACCEPTED, bytes, offset, length)) {
            underWay[socket.index()]--;
            accepted++;
        } else if (FrameScan.is(ERROR, bytes, offset, length)) {
            // It was not taken, and another one stands in for it later.
            underWay[socket.index()]--;
            sent--;
            notBefore[socket.index()] = System.nanoTime() + WAIT;
            refusal = "; " + new String(bytes, offset, length, StandardCharsets.UTF_8);
        }
    }
}
