package dev.parley.load.stress;

import dev.parley.load.Latencies;
import dev.parley.load.measure.Fleet;
import dev.parley.load.measure.FrameReader;
import dev.parley.load.measure.FrameScan;
import dev.parley.load.measure.LeanSocket;
import dev.parley.load.measure.Marks;
import dev.parley.load.measure.Pairs;
import dev.parley.load.measure.Schedule;
import java.util.concurrent.TimeUnit;

/** Sends at a rate without caring for answers, and notes what became of each message. */
final class Flood implements Fleet.Listener {
    private static final byte[] ACCEPTED = FrameScan.bytes("message_accepted");
    private static final byte[] ERROR = FrameScan.bytes("error");
    private static final byte[] SEQ = FrameScan.bytes("\"seq\":");
    private static final byte[] CODE = FrameScan.bytes("\"code\":");
    private static final byte[] RETRY = FrameScan.bytes("\"retryAfterMs\":");
    private static final int RATE_LIMITED = 4029;
    private static final int REFUSED = -1;
    private static final long NAP = TimeUnit.MILLISECONDS.toNanos(5);

    private final Fleet fleet;
    private final Pairs route;
    private final int run;
    private final int payload;
    private final Schedule schedule;
    private final int[] outcome;
    private final Latencies acceptance = new Latencies();
    private final Latencies refusals = new Latencies();
    private int answered;
    private int accepted;
    private int rateLimited;
    private int unavailable;
    private int refusedWithoutTime;

    Flood(Fleet fleet, Pairs route, int run, int payload, Schedule schedule) {
        this.fleet = fleet;
        this.route = route;
        this.run = run;
        this.payload = payload;
        this.schedule = schedule;
        this.outcome = new int[schedule.count()];
    }

    void go(double drainSeconds) {
        fleet.listen(this);
        int sent = 0;
        while (sent < schedule.count()) {
            int due = schedule.dueBy(System.nanoTime());
            for (int i = 0; sent < due && i < 32; i++) {
                send(sent++);
            }
            fleet.poll(sent < due ? 0 : NAP);
        }
        long end = System.nanoTime() + (long) (drainSeconds * 1e9);
        while (answered < schedule.count() && System.nanoTime() < end) {
            fleet.poll(NAP);
        }
        fleet.listen(null);
    }

    private void send(int number) {
        fleet.socket(route.sender(number))
                .send(FrameReader.message(route.conversation(number), Marks.of(run, number), payload));
    }

    /** What a message begins with. */
    String mark(int number) {
        return Marks.digits(Marks.of(run, number));
    }

    @Override
    public void frame(LeanSocket socket, byte[] bytes, int offset, int length) {
        boolean yes = FrameScan.is(ACCEPTED, bytes, offset, length);
        if (!yes && !FrameScan.is(ERROR, bytes, offset, length)) {
            return;
        }
        int end = offset + length;
        long mark = FrameReader.clientMark(bytes, offset, length);
        int number = Marks.number(mark);
        if (mark < 0 || Marks.run(mark) != run || number >= outcome.length || outcome[number] != 0) {
            return;
        }
        answered++;
        long took = System.nanoTime() - schedule.due(number);
        if (yes) {
            accepted++;
            acceptance.record(took);
            outcome[number] = (int) FrameScan.number(bytes, FrameScan.after(SEQ, bytes, offset, length), end);
            return;
        }
        outcome[number] = REFUSED;
        refusals.record(took);
        if (FrameScan.number(bytes, FrameScan.after(CODE, bytes, offset, length), end) == RATE_LIMITED) {
            rateLimited++;
        } else {
            unavailable++;
        }
        if (FrameScan.after(RETRY, bytes, offset, length) < 0) {
            refusedWithoutTime++;
        }
    }

    int count() {
        return schedule.count();
    }

    /** The seq that a message was acknowledged with; 0 and less where it was not. */
    int seq(int number) {
        return outcome[number];
    }

    int accepted() {
        return accepted;
    }

    int rateLimited() {
        return rateLimited;
    }

    int unavailable() {
        return unavailable;
    }

    int refusedWithoutTime() {
        return refusedWithoutTime;
    }

    int unanswered() {
        return schedule.count() - answered;
    }

    Latencies acceptance() {
        return acceptance;
    }

    Latencies refusals() {
        return refusals;
    }
}
