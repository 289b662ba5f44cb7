package dev.parley.node;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.parley.node.placement.PlacementSettings;
import dev.parley.node.standing.StandingWiring;
import dev.parley.node.wire.NodeSerializer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * {@code parley.node} of the configuration: where the node stands among the others.
 *
 * @param contactPoints {@code host:port} of the nodes that may found the cluster
 * @param version what the node runs; empty: the version of this build
 * @param tls whether nodes talk to each other over TLS
 * @param tlsDirectory where key and certificates for that are
 * @param handOver how long the node may give its shards away before it sends its clients away
 * @param drainWindow the time over which clients are sent away when the node leaves
 * @param drainSettle how long the node stays in the cluster after that
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
        String version,
        boolean tls,
        String tlsDirectory,
        Duration handOver,
        Duration drainWindow,
        Duration drainSettle) {
    /** What a step of the drain may take beyond its own time before the next phase of the shutdown begins. */
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
                node.getString("version"),
                node.getBoolean("tls.enabled"),
                node.getString("tls.directory"),
                PlacementSettings.from(config).handOver(),
                config.getDuration("parley.drain.window"),
                config.getDuration("parley.drain.settle"));
    }

    /** What Akka wants to be told in another form than operators write it. */
    Config akka() {
        Map<String, Object> akka = new HashMap<>();
        akka.put(
                "akka.cluster.roles",
                Stream.concat(roles.stream(), Stream.of(StandingWiring.role(), NodeSerializer.role()))
                        .toList());
        akka.put("akka.cluster.app-version", version.isEmpty() ? versionOfThisBuild() : version);
        akka.put(
                "akka.discovery.config.services.parley.endpoints",
                contactPoints.stream().map(NodeSettings::endpoint).toList());
        akka.put(
                phaseTimeout("before-service-unbind"),
                handOver.plus(DRAIN_MARGIN).toMillis() + " ms");
        akka.put(
                phaseTimeout("service-requests-done"),
                drainWindow.plus(drainSettle).plus(DRAIN_MARGIN).toMillis() + " ms");
        if (tls) {
            String keys = "akka.remote.artery.ssl.rotating-keys-engine.";
            akka.put("akka.remote.artery.transport", "tls-tcp");
            akka.put(keys + "key-file", tlsDirectory + "/tls.key");
            akka.put(keys + "cert-file", tlsDirectory + "/tls.crt");
            akka.put(keys + "ca-cert-file", tlsDirectory + "/ca.crt");
        }
        return ConfigFactory.parseMap(akka);
    }

    private static String phaseTimeout(String phase) {
        return "akka.coordinated-shutdown.phases." + phase + ".timeout";
    }

    /** As the jar's manifest says; classes that are in no jar are of no version, and older than any. */
    private static String versionOfThisBuild() {
        return Objects.requireNonNullElse(NodeSettings.class.getPackage().getImplementationVersion(), "0.0.0");
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
