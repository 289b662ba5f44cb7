package dev.parley.load.check.report;

import dev.parley.load.check.record.Observation;
import dev.parley.load.check.record.Observation.Action;
import dev.parley.load.check.record.Observation.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How long sends waited for their answers, and what was refused. */
final class Answers {
    private static final long SECOND = 1_000_000;
    private static final long AFTERMATH = 30 * SECOND;

    /** A send that took longer than a second. */
    private record Slow(long began, long ended) {}

    private final Map<Long, Observation.Began> open = new HashMap<>();
    private final List<Slow> slow = new ArrayList<>();
    private final Map<String, Long> refusals = new TreeMap<>();

    void see(Observation observation) {
        if (observation instanceof Observation.Began began) {
            if (began.action() != Action.MARK) {
                open.put(began.operation(), began);
            }
        } else if (observation instanceof Observation.Ended ended) {
            Observation.Began began = open.remove(ended.operation());
            if (ended.outcome() == Outcome.REFUSED) {
                refusals.merge(String.valueOf(ended.why()), 1L, Long::sum);
            }
            if (began != null && began.action() == Action.SEND && ended.at() - began.at() > SECOND) {
                slow.add(new Slow(began.at(), ended.at()));
            }
        }
    }

    Map<String, Long> refusals() {
        return refusals;
    }

    /** Microseconds from {@code from} until the last slow answer to what was sent until soon after {@code to}. */
    long troubled(long from, long to) {
        return slow.stream()
                .filter(one -> one.ended() > from && one.began() < to + AFTERMATH)
                .mapToLong(one -> one.ended() - from)
                .max()
                .orElse(0);
    }

    long slowest(long from, long to) {
        return slow.stream()
                .filter(one -> one.ended() > from && one.began() < to + AFTERMATH)
                .mapToLong(one -> one.ended() - one.began())
                .max()
                .orElse(0);
    }
}
