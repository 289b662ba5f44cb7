package dev.parley.node.rebuild;

import com.typesafe.config.Config;
import java.time.Duration;

/** {@code parley.rebuild} of the configuration. */
public record RebuildSettings(
        int parallelism, int part, Duration logTimeout, Duration progressEvery, int differences, String scratch) {
    public static RebuildSettings from(Config config) {
        Config rebuild = config.getConfig("parley.rebuild");
        return new RebuildSettings(
                rebuild.getInt("parallelism"),
                rebuild.getInt("events-per-part"),
                rebuild.getDuration("log-timeout"),
                rebuild.getDuration("progress-every"),
                rebuild.getInt("differences"),
                rebuild.getString("scratch-keyspace"));
    }
}
