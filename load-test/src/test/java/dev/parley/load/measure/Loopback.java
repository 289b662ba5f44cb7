package dev.parley.load.measure;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A server that accepts each message when it is polled next, and delivers it to all connections. */
public final class Loopback implements Wire {
    private final int connections;
    private final Deque<Long> said = new ArrayDeque<>();
    private @Nullable Ear ear;
    private long order;

    public Loopback(int connections) {
        this.connections = connections;
    }

    @Override
    public int size() {
        return connections;
    }

    @Override
    public void say(int connection, Object conversation, long mark, int length) {
        said.add(mark);
    }

    @Override
    public void hear(@Nullable Ear listening) {
        ear = listening;
    }

    @Override
    public void poll(long nanos) {
        while (ear != null && !said.isEmpty()) {
            long mark = said.remove();
            deliver(mark);
            ear.accepted(mark);
        }
    }

    private void deliver(long mark) {
        order++;
        for (int connection = 0; connection < connections && ear != null; connection++) {
            ear.heard(connection, mark, order);
        }
    }

    /** Brings again what came last, and something of another run. */
    void stutter(long mark) {
        order--;
        deliver(mark);
        deliver(Marks.of(Marks.run(mark) + 1, Marks.number(mark)));
    }

    @Override
    public int lost() {
        return 0;
    }

    @Override
    public String loss() {
        return "";
    }
}
