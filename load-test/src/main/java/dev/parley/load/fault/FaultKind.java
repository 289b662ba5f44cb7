package dev.parley.load.fault;

import java.time.Duration;
import java.util.Set;

/**
 * An entry of the catalogue.
 *
 * @param victims how many nodes it befalls; fewer where that would be half of the cluster or more
 * @param lasts   from its beginning until it is healed
 * @param needs   what the cluster and the machine must have for it
 */
record FaultKind(String name, int victims, Duration lasts, Set<Need> needs, Fault fault) {
    FaultKind {
        needs = Set.copyOf(needs);
    }

    /** Of so many nodes, how many it befalls: always a minority, but at least one. */
    int victimsOf(int nodes) {
        return victims == 0 ? 0 : Math.max(1, Math.min(victims, (nodes - 1) / 2));
    }
}
