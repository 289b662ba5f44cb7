package dev.parley.persistence.cassandra;

import com.typesafe.config.Config;
import java.time.Duration;

/** {@code parley.cassandra.queries} of the configuration, and the keyspace that the queries go to. */
public record QuerySettings(
        String keyspace,
        int parallelism,
        int batchRows,
        int batchPartitions,
        long batchBytes,
        Duration gatherFor,
        int readRows,
        int retries,
        Duration retryBackoff,
        int maxSigningKeys,
        int maxRevokedDevices) {

    public static QuerySettings from(Config config) {
        Config cassandra = config.getConfig("parley.cassandra");
        Config queries = cassandra.getConfig("queries");
        return new QuerySettings(
                cassandra.getString("keyspace"),
                queries.getInt("parallelism"),
                queries.getInt("batch-rows"),
                queries.getInt("batch-partitions"),
                queries.getBytes("batch-size"),
                queries.getDuration("gather-for"),
                queries.getInt("read-rows"),
                queries.getInt("retries"),
                queries.getDuration("retry-backoff"),
                queries.getInt("max-signing-keys"),
                queries.getInt("max-revoked-devices"));
    }

    /** The same for tables in another keyspace. */
    public QuerySettings in(String other) {
        return new QuerySettings(
                other,
                parallelism,
                batchRows,
                batchPartitions,
                batchBytes,
                gatherFor,
                readRows,
                retries,
                retryBackoff,
                maxSigningKeys,
                maxRevokedDevices);
    }
}
