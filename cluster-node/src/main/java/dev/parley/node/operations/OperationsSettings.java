package dev.parley.node.operations;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * {@code parley.readiness} and {@code parley.inspector} of the configuration.
 *
 * @param stalledAfter after this time without a look a node counts as dead
 */
public record OperationsSettings(
        Duration readinessInterval, Duration readinessTimeout, Duration stalledAfter, Duration inspectorTimeout) {
    public static OperationsSettings from(Config config) {
        Config readiness = config.getConfig("parley.readiness");
        return new OperationsSettings(
                readiness.getDuration("interval"),
                readiness.getDuration("timeout"),
                readiness.getDuration("stalled-after"),
                config.getDuration("parley.inspector.timeout"));
    }
}
