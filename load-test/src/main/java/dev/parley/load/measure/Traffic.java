package dev.parley.load.measure;

import dev.parley.load.Latencies;
import dev.parley.protocol.conversation.ConversationId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One run at a constant rate. Each message carries its run and number in its text and in its {@code clientMessageId},
 * so that nothing of an earlier run is counted; a socket hears of one conversation only, whose {@code seq} must rise. The number of messages, and so the memory, is fixed at the beginning.
 */
public final class Traffic implements Fleet.Listener {
    /** Who sends the message with a given number, and how many sockets get it. */
    public interface Route {
        int sender(int number);

        ConversationId conversation(int number);

        int receivers(int number);

        /** Whether this socket's copy counts. */
        boolean counts(int number, int socket);
    }

    private static final byte[] NEW_MESSAGE = FrameScan.bytes("new_message");
    private static final byte[] ACCEPTED = FrameScan.bytes("message_accepted");
    private static final byte[] ERROR = FrameScan.bytes("error");
    private static final byte[] GAP = FrameScan.bytes("gap");
    private static final byte[] TEXT = FrameScan.bytes("\"text\":\"");
    private static final byte[] SEQ = FrameScan.bytes("\"seq\":");
    private static final byte[] CLIENT_ID = FrameScan.bytes("\"clientMessageId\":\"");
    private static final int MARK = 16;
    private static final int ERRORS_KEPT = 3;
    private static final long LONGEST_NAP = TimeUnit.MILLISECONDS.toNanos(5);

    private final Fleet fleet;
    private final Route route;
    private final int run;
    private final int payload;
    private final Schedule schedule;
    private final boolean[] acknowledged;
    private final int[] missing;
    private final long[] lastSeq;
    private final Latencies acceptance = new Latencies();
    private final Latencies delivery = new Latencies();
    private final List<String> errors = new ArrayList<>();
    private int sent;
    private int acks;
    private long deliveries;
    private long expected;
    private long disorder;
    private long errorCount;

    /** {@code payload}: bytes of a message's text, 16 or more. */
    public Traffic(Fleet fleet, Route route, int run, int payload, Schedule schedule) {
        this.fleet = fleet;
        this.route = route;
        this.run = run;
        this.payload = payload;
        this.schedule = schedule;
        acknowledged = new boolean[schedule.count()];
        missing = new int[schedule.count()];
        lastSeq = new long[fleet.size()];
    }

    /** Sends everything when it is due, and waits {@code drainSeconds} for the rest. */
    public void go(double drainSeconds) {
        fleet.listen(this);
        while (sent < schedule.count()) {
            int due = schedule.dueBy(System.nanoTime());
            while (sent < due) {
                send(sent++);
                if ((sent & 0x1F) == 0) {
                    fleet.poll(0);
                }
            }
            long wait = sent < schedule.count() ? schedule.due(sent) - System.nanoTime() : 0;
            fleet.poll(Math.min(Math.max(0, wait), LONGEST_NAP));
        }
        long end = System.nanoTime() + (long) (drainSeconds * 1e9);
        while (!complete() && System.nanoTime() < end) {
            fleet.poll(LONGEST_NAP);
        }
        fleet.listen(null);
    }

    public boolean complete() {
        return acks == schedule.count() && deliveries == expected;
    }

    public Schedule schedule() {
        return schedule;
    }

    public int acknowledged() {
        return acks;
    }

    public long deliveries() {
        return deliveries;
    }

    public long expected() {
        return expected;
    }

    /** Copies that came out of order or twice. */
    public long disorder() {
        return disorder;
    }

    public long errorCount() {
        return errorCount;
    }

    /** The first error frames, as they came. */
    public List<String> errors() {
        return List.copyOf(errors);
    }

    public Latencies acceptance() {
        return acceptance;
    }

    public Latencies delivery() {
        return delivery;
    }

    private void send(int number) {
        missing[number] = route.receivers(number);
        expected += missing[number];
        String mark = String.format("%08x%08x", run, number);
        String frame = "{\"type\":\"send_message\",\"conversationId\":\"" + route.conversation(number)
                + "\",\"clientMessageId\":\"" + mark + "\",\"text\":\"" + mark + ".".repeat(payload - MARK) + "\"}";
        fleet.socket(route.sender(number)).send(FrameScan.bytes(frame));
    }

    @Override
    public void frame(LeanSocket socket, byte[] bytes, int offset, int length) {
        if (FrameScan.is(NEW_MESSAGE, bytes, offset, length)) {
            long seq = FrameScan.number(bytes, FrameScan.after(SEQ, bytes, offset, length), offset + length);
            heard(socket.index(), seq, number(TEXT, bytes, offset, length));
        } else if (FrameScan.is(ACCEPTED, bytes, offset, length)) {
            accepted(number(CLIENT_ID, bytes, offset, length));
        } else if (FrameScan.is(ERROR, bytes, offset, length) || FrameScan.is(GAP, bytes, offset, length)) {
            errorCount++;
            if (errors.size() < ERRORS_KEPT) {
                errors.add(new String(bytes, offset, length, java.nio.charset.StandardCharsets.UTF_8));
            }
        }
    }

    private void accepted(int number) {
        if (number >= 0 && !acknowledged[number]) {
            acknowledged[number] = true;
            acks++;
            acceptance.record(System.nanoTime() - schedule.due(number));
        }
    }

    private void heard(int socket, long seq, int number) {
        if (number < 0 || !route.counts(number, socket)) {
            return;
        }
        if (seq <= lastSeq[socket]) {
            disorder++;
            return;
        }
        lastSeq[socket] = seq;
        missing[number]--;
        deliveries++;
        delivery.record(System.nanoTime() - schedule.due(number));
    }

    private int number(byte[] key, byte[] bytes, int offset, int length) {
        int at = FrameScan.after(key, bytes, offset, length);
        int end = offset + length;
        boolean ours = FrameScan.hex8(bytes, at, end) == run;
        int number = ours ? FrameScan.hex8(bytes, at + 8, end) : -1;
        return number < schedule.count() ? number : -1;
    }
}
