package dev.parley.node;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * {@code parley.node} of the configuration: where the node stands among the others.
 *
 * @param contactPoints {@code host:port} of the nodes that may found the cluster
 * @param drainWindow the time over which clients are sent away when the node leaves
 */
public record NodeSettings(
        String host,
        int clusterPort,
        int managementPort,
        List<String> roles,
        String discovery,
        List<String> contactPoints,
        int requiredContactPoints,
        Duration startTimeout,
        Duration drainWindow) {
    /** What a drain may take beyond its window before the next phase of the shutdown begins. */
    private static final Duration DRAIN_MARGIN = Duration.ofSeconds(5);

    public NodeSettings {
        roles = List.copyOf(roles);
        contactPoints = List.copyOf(contactPoints);
    }

    public static NodeSettings from(Config config) {
        Config node = config.getConfig("parley.node");
        return new NodeSettings(
                node.getString("host"),
                node.getInt("cluster-port"),
                node.getInt("management-port"),
                listed(node.getString("roles")),
                node.getString("discovery"),
                listed(node.getString("contact-points")),
                node.getInt("required-contact-points"),
                node.getDuration("start-timeout"),
                config.getDuration("parley.drain.window"));
    }

    /** What Akka wants to be told in another form than operators write it. */
    Config akka() {
        return ConfigFactory.parseMap(Map.of(
                "akka.cluster.roles",
                roles,
                "akka.discovery.config.services.parley.endpoints",
                contactPoints.stream().map(NodeSettings::endpoint).toList(),
                "akka.coordinated-shutdown.phases.service-requests-done.timeout",
                drainWindow.plus(DRAIN_MARGIN).toMillis() + " ms"));
    }

    private static Map<String, Object> endpoint(String contactPoint) {
        int colon = contactPoint.lastIndexOf(':');
        if (colon < 1 || !contactPoint.substring(colon + 1).matches("\\d{1,5}")) {
            throw new IllegalArgumentException("parley.node.contact-points: not a host:port: " + contactPoint);
        }
        return Map.of(
                "host", contactPoint.substring(0, colon), "port", Integer.parseInt(contactPoint.substring(colon + 1)));
    }

    private static List<String> listed(String commaSeparated) {
        return Arrays.stream(commaSeparated.split(","))
                .map(String::trim)
                .filter(item -> !item.isEmpty())
                .toList();
    }
}
