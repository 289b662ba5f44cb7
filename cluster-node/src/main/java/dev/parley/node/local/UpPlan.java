package dev.parley.node.local;

import dev.parley.node.local.network.NetworkPlan;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an {@code up} runs. It stands in the run directory for the other commands to read.
 *
 * @param cassandra {@code host:port} where it speaks CQL
 * @param network   of the nodes' namespaces, where each has one
 */
record UpPlan(
        String cassandra, List<NodePlan> nodes, @Nullable NetworkPlan network) {
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

    NetworkPlan requireNetwork() {
        if (network == null) {
            throw new LocalException(
                    "The nodes have no network of their own; start them by: bin/parley up --namespaces");
        }
        return network;
    }

    String contactPoints() {
        return nodes.stream().map(NodePlan::contactPoint).collect(Collectors.joining(","));
    }
}
