package dev.parley.load.bench.smoke;

import dev.parley.client.ClientRuntime;
import dev.parley.load.Progress;
import dev.parley.load.measure.Fleet;
import dev.parley.load.measure.FrameScan;
import dev.parley.load.measure.Marks;
import dev.parley.load.measure.Meetings;
import dev.parley.load.measure.Pairs;
import dev.parley.load.measure.Processes;
import dev.parley.load.measure.Rooms;
import dev.parley.load.measure.Schedule;
import dev.parley.load.measure.Traffic;
import dev.parley.load.mint.Mint;
import dev.parley.protocol.account.MintedAccount;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The work of which the ratios are: frames that are answered at the edge, messages in pairs, messages in a room of 100. They
 * take turns, so that what changes in the machine meanwhile meets all of them.
 */
final class Smoke {
    static final int PAYLOAD = 150;

    private static final int PAIRS = 100;
    private static final int MEMBERS = 100;
    private static final int SENDERS = 10;
    private static final double PINGS_PER_SECOND = 4_000;
    private static final double MESSAGES_PER_SECOND = 600;
    private static final double ROOM_PER_SECOND = 40;
    private static final int ROUNDS = 2;
    private static final double ROUND_SECONDS = 6;
    private static final double DRAIN_SECONDS = 10;

    /** In which the tables get what was said in a round: messages are gathered for 5 s. */
    private static final double SETTLE_SECONDS = 6;

    private static final Duration VALID = Duration.ofHours(1);
    private static final byte[] NEW_MESSAGE = FrameScan.bytes("new_message");
    private static final long RAMP = 100_000_000;

    private final Fleet fleet;
    private final Processes processes;
    private final Traffic.Route pairs;
    private final Traffic.Route room;
    private int run;

    private Smoke(Fleet fleet, Processes processes, Traffic.Route pairs, Traffic.Route room) {
        this.fleet = fleet;
        this.processes = processes;
        this.pairs = pairs;
        this.room = room;
    }

    /** Uses a cluster that has just been started. */
    static Ratios of(List<URI> nodes, Processes processes) {
        try (ClientRuntime runtime = new ClientRuntime(2, 1);
                Fleet fleet = new Fleet()) {
            List<MintedAccount> accounts = accounts(runtime, nodes);
            Meetings meetings = new Meetings(runtime, nodes, accounts);
            Pairs pairs = new Pairs(meetings.pairs(PAIRS));
            Rooms room = new Rooms(meetings.rooms(1, MEMBERS), MEMBERS, SENDERS);
            fleet.connect(accounts, nodes);
            return new Smoke(fleet, processes, pairs, room).measure();
        }
    }

    private static List<MintedAccount> accounts(ClientRuntime runtime, List<URI> nodes) {
        try (Progress progress = new Progress("users", 2 * PAIRS)) {
            return Mint.through(runtime, nodes, null, VALID).accounts(2 * PAIRS, "smoke", progress::at);
        }
    }

    private Ratios measure() {
        warmUp();
        List<Pings> pings = new ArrayList<>();
        List<Traffic> said = new ArrayList<>();
        List<Traffic> told = new ArrayList<>();
        Effort pinging = Effort.NONE;
        Effort saying = Effort.NONE;
        Effort telling = Effort.NONE;
        for (int round = 0; round < ROUNDS; round++) {
            pinging = pinging.plus(effort(() -> pings.add(ping(ROUND_SECONDS))));
            saying = saying.plus(effort(() -> {
                said.add(talk(pairs, MESSAGES_PER_SECOND, ROUND_SECONDS));
                fleet.idle(SETTLE_SECONDS);
            }));
            telling = telling.plus(effort(() -> {
                told.add(talk(room, ROOM_PER_SECOND, ROUND_SECONDS));
                fleet.idle(SETTLE_SECONDS);
            }));
        }
        Effort idle = effort(() -> fleet.idle(ROUND_SECONDS));
        if (fleet.lost() > 0) {
            throw new IllegalStateException("sockets were closed, the first one by " + fleet.loss());
        }
        double bytes = bytesOfDelivery();
        return new Ratios(bytes, pings, said, told, pinging.beyond(idle), saying.beyond(idle), telling.beyond(idle));
    }

    /** Until the compilers have done most of their work. */
    private void warmUp() {
        for (int round = 0; round < 2; round++) {
            talk(pairs, 2 * MESSAGES_PER_SECOND, ROUND_SECONDS);
            talk(room, 2 * ROOM_PER_SECOND, ROUND_SECONDS);
            ping(ROUND_SECONDS / 2);
        }
        fleet.idle(SETTLE_SECONDS);
    }

    /** Of the frame that tells of a message. */
    private double bytesOfDelivery() {
        List<Integer> lengths = new ArrayList<>();
        fleet.listen((socket, bytes, offset, length) -> {
            if (FrameScan.is(NEW_MESSAGE, bytes, offset, length)) {
                lengths.add(length);
            }
        });
        fleet.say(pairs.sender(0), pairs.conversation(0), Marks.of(++run, 0), PAYLOAD);
        fleet.idle(1);
        fleet.listen(null);
        return lengths.stream()
                .mapToInt(length -> length)
                .average()
                .orElseThrow(() -> new IllegalStateException("a message was not delivered within a second"));
    }

    private Effort effort(Runnable work) {
        return Effort.during(processes, work);
    }

    private Pings ping(double seconds) {
        Pings pings = new Pings(fleet, Schedule.of(System.nanoTime() + RAMP, PINGS_PER_SECOND, seconds));
        pings.go();
        return pings;
    }

    private Traffic talk(Traffic.Route route, double rate, double seconds) {
        Traffic traffic =
                new Traffic(fleet, route, ++run, PAYLOAD, Schedule.of(System.nanoTime() + RAMP, rate, seconds));
        traffic.go(DRAIN_SECONDS);
        if (!traffic.complete() || traffic.errorCount() > 0) {
            throw new IllegalStateException("not all was delivered; errors: " + traffic.errors());
        }
        return traffic;
    }
}
