package dev.parley.node.local;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What an {@code up} runs. It stands in the run directory for the other commands to read.
 *
 * @param cassandra {@code host:port} where it speaks CQL
 */
record UpPlan(String cassandra, List<NodePlan> nodes) {
    UpPlan {
        nodes = List.copyOf(nodes);
    }

    NodePlan node(int number) {
        return nodes.stream()
                .filter(node -> node.number() == number)
                .findFirst()
                .orElseThrow(
                        () -> new LocalException("There is no node " + number + "; there are 1 to " + nodes.size()));
    }

    String contactPoints() {
        return nodes.stream().map(NodePlan::contactPoint).collect(Collectors.joining(","));
    }
}
