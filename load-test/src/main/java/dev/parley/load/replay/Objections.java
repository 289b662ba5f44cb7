package dev.parley.load.replay;

import java.util.ArrayList;
import java.util.List;

/** Everything that was not as it should be: all counted, the first ones kept. Thread-safe. */
final class Objections {
    private static final int KEPT = 20;

    private final List<String> first = new ArrayList<>();
    private long count;

    synchronized void add(String objection) {
        count++;
        if (first.size() < KEPT) {
            first.add(objection);
        }
    }

    synchronized long count() {
        return count;
    }

    synchronized List<String> first() {
        return List.copyOf(first);
    }
}
