package dev.parley.load.bench.peer;

import dev.parley.load.measure.Traffic;
import dev.parley.load.measure.Wire;

/** Connected users, and who talks with whom. */
record Venue(Wire wire, Traffic.Route route, Runnable leave) implements AutoCloseable {
    @Override
    public void close() {
        leave.run();
    }
}
