package dev.parley.load.bench.smoke;

import dev.parley.load.Latencies;
import dev.parley.load.measure.Fleet;
import dev.parley.load.measure.FrameScan;
import dev.parley.load.measure.LeanSocket;
import dev.parley.load.measure.Schedule;
import java.util.concurrent.TimeUnit;

/** Frames that the edge answers by itself, at a constant rate, from all sockets in turn: the least that a frame can cost. */
final class Pings implements Fleet.Listener {
    private static final byte[] PONG = FrameScan.bytes("pong");
    private static final byte[] REQUEST = FrameScan.bytes("\"requestId\":\"");
    private static final long DRAIN = TimeUnit.SECONDS.toNanos(2);
    private static final long LONGEST_NAP = TimeUnit.MILLISECONDS.toNanos(2);

    private final Fleet fleet;
    private final Schedule schedule;
    private final Latencies roundTrip = new Latencies();
    private int answered;

    Pings(Fleet fleet, Schedule schedule) {
        this.fleet = fleet;
        this.schedule = schedule;
    }

    /** Sends each when it is due, and waits for the last answers. */
    void go() {
        fleet.listen(this);
        int sent = 0;
        while (sent < schedule.count()) {
            int due = schedule.dueBy(System.nanoTime());
            while (sent < due) {
                String ping = String.format("{\"type\":\"ping\",\"requestId\":\"%08x\"}", sent);
                fleet.socket(sent++ % fleet.size()).send(FrameScan.bytes(ping));
            }
            fleet.poll(LONGEST_NAP);
        }
        long end = System.nanoTime() + DRAIN;
        while (answered < sent && System.nanoTime() < end) {
            fleet.poll(LONGEST_NAP);
        }
        fleet.listen(null);
    }

    int answered() {
        return answered;
    }

    Latencies roundTrip() {
        return roundTrip;
    }

    @Override
    public void frame(LeanSocket socket, byte[] bytes, int offset, int length) {
        if (FrameScan.is(PONG, bytes, offset, length)) {
            int number = FrameScan.hex8(bytes, FrameScan.after(REQUEST, bytes, offset, length), offset + length);
            answered++;
            roundTrip.record(System.nanoTime() - schedule.due(number));
        }
    }
}
