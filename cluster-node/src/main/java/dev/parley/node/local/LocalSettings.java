package dev.parley.node.local;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.List;

/** {@code parley.local} of the configuration: how {@code bin/parley up} runs its processes. */
record LocalSettings(
        int nodeHeapMegabytes,
        List<String> nodeCollector,
        List<String> nodeOptions,
        int clusterPort,
        int managementPort,
        String cassandraAddress,
        int cqlPort,
        int storagePort,
        int cassandraThroughPort,
        String clockLibrary,
        int portTries,
        Duration startTimeout,
        Duration stopTimeout,
        Duration drainWindow,
        Duration rollPause,
        Duration interval,
        Duration cassandraRetry,
        int restarts) {
    LocalSettings {
        nodeCollector = List.copyOf(nodeCollector);
        nodeOptions = List.copyOf(nodeOptions);
    }

    static LocalSettings from(Config config) {
        Config local = config.getConfig("parley.local");
        return new LocalSettings(
                Math.toIntExact(local.getBytes("node-heap") / (1024 * 1024)),
                local.getStringList("node-collector"),
                local.getStringList("node-options"),
                local.getInt("cluster-port"),
                local.getInt("management-port"),
                config.getString("parley.cassandra.embedded.address"),
                config.getInt("parley.cassandra.embedded.cql-port"),
                config.getInt("parley.cassandra.embedded.storage-port"),
                local.getInt("cassandra-through-port"),
                local.getString("clock-library"),
                local.getInt("port-tries"),
                local.getDuration("start-timeout"),
                local.getDuration("stop-timeout"),
                local.getDuration("drain-window"),
                local.getDuration("roll-pause"),
                local.getDuration("interval"),
                local.getDuration("cassandra-retry"),
                local.getInt("restarts"));
    }
}
