package dev.parley.load.check.verify;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a verification found: all violations counted, the first of each kind kept. */
public final class Verdict {
    private static final int KEPT_OF_EACH = 25;

    private final Map<Promise, Long> counts = new EnumMap<>(Promise.class);
    private final List<Violation> first = new ArrayList<>();

    void add(Violation violation) {
        if (counts.merge(violation.promise(), 1L, Long::sum) <= KEPT_OF_EACH) {
            first.add(violation);
        }
    }

    /** Whether every promise was kept. */
    public boolean clean() {
        return counts.isEmpty();
    }

    /** How often each promise was broken; those that were kept are absent. */
    public Map<Promise, Long> counts() {
        return Map.copyOf(counts);
    }

    /** The first violations of each kind. */
    public List<Violation> first() {
        return List.copyOf(first);
    }
}
