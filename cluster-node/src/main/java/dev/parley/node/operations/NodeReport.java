package dev.parley.node.operations;

import dev.parley.node.ClusterMessage;
import java.util.Map;

/**
 * What a node says of itself.
 *
 * @param node its address in the cluster
 * @param httpAddress where clients reach it
 * @param shards and {@code entities}: how many live there, by entity type
 */
record NodeReport(
        String node, String httpAddress, Map<String, Integer> shards, Map<String, Integer> entities, int connections)
        implements ClusterMessage {
    NodeReport {
        shards = Map.copyOf(shards);
        entities = Map.copyOf(entities);
    }
}
