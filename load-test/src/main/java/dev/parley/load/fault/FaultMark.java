package dev.parley.load.fault;

import java.time.Instant;
import java.util.List;

/**
 * A fault that has happened.
 *
 * @param ended when its cause was gone; the cluster recovers from then on
 */
public record FaultMark(String fault, List<Integer> nodes, Instant began, Instant ended) {
    public FaultMark {
        nodes = List.copyOf(nodes);
    }
}
