package dev.parley.persistence.schema;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValue;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@link Migrations} needs of {@code parley.cassandra}.
 *
 * @param replication copies per datacenter; empty: one copy in all
 */
public record SchemaSettings(
        String keyspace,
        String journalKeyspace,
        String snapshotKeyspace,
        Map<String, Integer> replication,
        Duration lockWait,
        Duration lockLease,
        Duration lockPoll) {

    public SchemaSettings {
        replication = Map.copyOf(replication);
        for (String name : new String[] {keyspace, journalKeyspace, snapshotKeyspace}) {
            if (!name.matches("[a-z][a-z0-9_]{0,47}")) {
                throw new IllegalArgumentException("parley.cassandra.keyspace: not the name of a keyspace: " + name);
            }
        }
    }

    public static SchemaSettings from(Config config) {
        Config cassandra = config.getConfig("parley.cassandra");
        Map<String, Integer> replication = new TreeMap<>();
        for (Map.Entry<String, ConfigValue> datacenter :
                cassandra.getObject("replication").entrySet()) {
            replication.put(
                    datacenter.getKey(),
                    Integer.valueOf(datacenter.getValue().unwrapped().toString()));
        }
        return new SchemaSettings(
                cassandra.getString("keyspace"),
                config.getString("akka.persistence.cassandra.journal.keyspace"),
                config.getString("akka.persistence.cassandra.snapshot.keyspace"),
                replication,
                cassandra.getDuration("migration.lock-wait"),
                cassandra.getDuration("migration.lock-lease"),
                cassandra.getDuration("migration.lock-poll"));
    }

    /** The replication as CQL writes it. */
    String replicationCql() {
        if (replication.isEmpty()) {
            return "{'class': 'SimpleStrategy', 'replication_factor': 1}";
        }
        StringBuilder cql = new StringBuilder("{'class': 'NetworkTopologyStrategy'");
        new TreeMap<>(replication).forEach((datacenter, copies) -> cql.append(", '")
                .append(datacenter.replace("'", "''"))
                .append("': ")
                .append(copies));
        return cql.append('}').toString();
    }
}
