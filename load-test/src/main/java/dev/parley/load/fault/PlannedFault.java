package dev.parley.load.fault;

import java.time.Duration;
import java.util.List;

/**
 * One fault of a schedule, as the seed alone decides it.
 *
 * @param at    since the beginning; later where the one before takes longer to heal
 * @param nodes counted from 1; empty where the fault is not one of nodes
 */
public record PlannedFault(String fault, Duration at, Duration lasts, List<Integer> nodes) {
    public PlannedFault {
        nodes = List.copyOf(nodes);
    }
}
