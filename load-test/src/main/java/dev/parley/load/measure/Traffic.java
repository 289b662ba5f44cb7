package dev.parley.load.measure;

import dev.parley.load.Latencies;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One run at a constant rate. Each message carries its run and number, so that nothing of an earlier run is counted; a
 * connection hears of one conversation only, whose order must rise. The number of messages, and so the memory, is fixed at
 * the beginning.
 */
public final class Traffic implements Wire.Ear {
    /** Who sends the message with a given number, and how many connections get it. */
    public interface Route {
        int sender(int number);

        /** As the server calls it. */
        Object conversation(int number);

        int receivers(int number);

        /** Whether this connection's copy counts. */
        boolean counts(int number, int connection);
    }

    private static final int ERRORS_KEPT = 3;
    private static final long LONGEST_NAP = TimeUnit.MILLISECONDS.toNanos(5);

    private final Wire wire;
    private final Route route;
    private final int run;
    private final int payload;
    private final Schedule schedule;
    private final boolean[] acknowledged;
    private final int[] missing;
    private final long[] lastOrder;
    private final Latencies acceptance = new Latencies();
    private final Latencies delivery = new Latencies();
    private final List<String> errors = new ArrayList<>();
    private int sent;
    private int acks;
    private long deliveries;
    private long expected;
    private long disorder;
    private long errorCount;

    /** {@code payload}: bytes of a message's text, {@link Marks#LENGTH} and up. */
    public Traffic(Wire wire, Route route, int run, int payload, Schedule schedule) {
        this.wire = wire;
        this.route = route;
        this.run = run;
        this.payload = payload;
        this.schedule = schedule;
        acknowledged = new boolean[schedule.count()];
        missing = new int[schedule.count()];
        lastOrder = new long[wire.size()];
    }

    /** Sends everything when it is due, and waits {@code drainSeconds} for the rest. */
    public void go(double drainSeconds) {
        wire.hear(this);
        while (sent < schedule.count()) {
            int due = schedule.dueBy(System.nanoTime());
            while (sent < due) {
                send(sent++);
                if ((sent & 0x1F) == 0) {
                    wire.poll(0);
                }
            }
            long wait = sent < schedule.count() ? schedule.due(sent) - System.nanoTime() : 0;
            wire.poll(Math.min(Math.max(0, wait), LONGEST_NAP));
        }
        long end = System.nanoTime() + (long) (drainSeconds * 1e9);
        while (!complete() && System.nanoTime() < end) {
            wire.poll(LONGEST_NAP);
        }
        wire.hear(null);
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
        wire.say(route.sender(number), route.conversation(number), Marks.of(run, number), payload);
    }

    @Override
    public void accepted(long mark) {
        if (isOurs(mark) && !acknowledged[Marks.number(mark)]) {
            acknowledged[Marks.number(mark)] = true;
            acks++;
            acceptance.record(System.nanoTime() - schedule.due(Marks.number(mark)));
        }
    }

    @Override
    public void heard(int connection, long mark, long order) {
        if (!isOurs(mark) || !route.counts(Marks.number(mark), connection)) {
            return;
        }
        if (order <= lastOrder[connection]) {
            disorder++;
            return;
        }
        lastOrder[connection] = order;
        missing[Marks.number(mark)]--;
        deliveries++;
        delivery.record(System.nanoTime() - schedule.due(Marks.number(mark)));
    }

    @Override
    public void failed(String words) {
        errorCount++;
        if (errors.size() < ERRORS_KEPT) {
            errors.add(words);
        }
    }

    private boolean isOurs(long mark) {
        return mark >= 0 && Marks.run(mark) == run && Marks.number(mark) < schedule.count();
    }
}
