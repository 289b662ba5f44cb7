package dev.parley.api.operations;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** What the cluster looks like from this node. */
public interface ClusterInspector {
    CompletionStage<ClusterView> view();

    /** @param nodes of the cluster, oldest first */
    record ClusterView(List<NodeView> nodes) {
        public ClusterView {
            nodes = List.copyOf(nodes);
        }
    }

    /**
     * @param address of the node's HTTP port
     * @param status of cluster membership, such as {@code Up}
     * @param shards and {@code entities}: how many live there, by entity type
     */
    record NodeView(
            String address,
            String status,
            Map<String, Integer> shards,
            Map<String, Integer> entities,
            int connections) {
        public NodeView {
            shards = Map.copyOf(shards);
            entities = Map.copyOf(entities);
        }
    }
}
