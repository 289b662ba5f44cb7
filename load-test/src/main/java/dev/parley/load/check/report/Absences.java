package dev.parley.load.check.report;

import dev.parley.load.check.record.Observation;
import dev.parley.load.check.report.Figures.Absence;
import dev.parley.load.check.verify.Case;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** When devices were away against their will. */
final class Absences {
    private static final int TOLD = 10;

    private final Case known;
    private final Map<Integer, Observation.Closed> away = new HashMap<>();
    private final List<Absence> all = new ArrayList<>();
    private boolean over;

    Absences(Case known) {
        this.known = known;
    }

    void see(Observation observation) {
        if (over) {
            return;
        }
        if (observation instanceof Observation.Closed closed) {
            away.putIfAbsent(closed.device(), closed);
        } else if (observation instanceof Observation.Left left) {
            away.remove(left.device());
        } else if (observation instanceof Observation.Opened opened) {
            Observation.Closed closed = away.remove(opened.device());
            if (closed != null) {
                add(closed, opened.at(), "");
            }
        } else if (observation instanceof Observation.Quiet quiet) {
            away.values().forEach(closed -> add(closed, quiet.at(), ", and did not come back"));
            over = true;
        }
    }

    private void add(Observation.Closed closed, long until, String more) {
        all.add(new Absence(
                known.device(closed.device()).name(),
                Figures.seconds(closed.at()),
                Figures.seconds(until - closed.at()),
                closed.code() + " " + closed.reason() + more));
    }

    /** The longest, longest first; one of each device. */
    List<Absence> longest() {
        Map<String, Absence> byDevice = new HashMap<>();
        all.forEach(absence -> byDevice.merge(
                absence.device(), absence, (one, other) -> one.seconds() >= other.seconds() ? one : other));
        return byDevice.values().stream()
                .sorted(Comparator.comparingDouble(Absence::seconds).reversed())
                .limit(TOLD)
                .toList();
    }

    double longestBetween(long from, long to) {
        return all.stream()
                .filter(absence -> absence.from() >= Figures.seconds(from) && absence.from() <= Figures.seconds(to))
                .mapToDouble(Absence::seconds)
                .max()
                .orElse(0);
    }
}
