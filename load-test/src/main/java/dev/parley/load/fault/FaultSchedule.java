package dev.parley.load.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * When what goes wrong, and for whom. The faults come one after the other, each with time to recover from it, in an
 * order of chance, and again in another order while there is time. One that does not fit any more is left out.
 */
public final class FaultSchedule {
    private static final Duration BEFORE_THE_FIRST = Duration.ofSeconds(10);
    private static final Duration RECOVERY = Duration.ofSeconds(30);
    private static final int JITTER_MILLIS = 5_000;

    private FaultSchedule() {}

    /** The same arguments always give the same answer. Throws {@link IllegalArgumentException} on an unknown name. */
    public static List<PlannedFault> plan(long seed, Duration whole, List<String> faults, int nodes) {
        List<FaultKind> kinds = faults.stream()
                .filter(name -> !name.equals(Faults.NONE))
                .map(Faults::kind)
                .toList();
        Random random = new Random(seed);
        List<PlannedFault> plan = new ArrayList<>();
        Duration at = BEFORE_THE_FIRST;
        boolean added = !kinds.isEmpty();
        while (added) {
            added = false;
            List<FaultKind> order = new ArrayList<>(kinds);
            Collections.shuffle(order, random);
            for (FaultKind kind : order) {
                Duration begin = at.plusMillis(random.nextInt(JITTER_MILLIS));
                Duration end = begin.plus(kind.lasts()).plus(RECOVERY);
                List<Integer> victims = victims(kind, nodes, random);
                if (end.compareTo(whole) <= 0 || plan.isEmpty()) {
                    plan.add(new PlannedFault(kind.name(), begin, kind.lasts(), victims));
                    at = end;
                    added = end.compareTo(whole) < 0;
                }
            }
        }
        return List.copyOf(plan);
    }

    private static List<Integer> victims(FaultKind kind, int nodes, Random random) {
        List<Integer> all =
                new ArrayList<>(IntStream.rangeClosed(1, nodes).boxed().toList());
        Collections.shuffle(all, random);
        return all.subList(0, kind.victimsOf(nodes)).stream().sorted().toList();
    }
}
