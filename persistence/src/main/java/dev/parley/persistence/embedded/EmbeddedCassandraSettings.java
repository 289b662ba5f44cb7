package dev.parley.persistence.embedded;

import com.typesafe.config.Config;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * {@code parley.cassandra.embedded} of the configuration, and where the daemon's files are.
 *
 * @param dataDirectory    everything the daemon keeps, its generated configuration included
 * @param libraryDirectory the jars of Cassandra, as {@code persistence/embedded-cassandra} collects them
 * @param logFile          the daemon's log; rolled by size
 * @param address          a loopback address
 */
public record EmbeddedCassandraSettings(
        Path dataDirectory,
        Path libraryDirectory,
        Path logFile,
        String logLevel,
        String address,
        int cqlPort,
        int storagePort,
        int heapMegabytes,
        Duration timerSlack,
        int compilerNiceness,
        CommitLogSync commitLogSync,
        long minUsableBytes,
        Duration startTimeout,
        Duration stopTimeout) {

    public EmbeddedCassandraSettings {
        dataDirectory = dataDirectory.toAbsolutePath().normalize();
        libraryDirectory = libraryDirectory.toAbsolutePath().normalize();
        logFile = logFile.toAbsolutePath().normalize();
    }

    /** Reads {@code parley.cassandra.embedded} of a whole configuration; the log goes under the data directory. */
    public static EmbeddedCassandraSettings from(Config config, Path dataDirectory, Path libraryDirectory) {
        Config embedded = config.getConfig("parley.cassandra.embedded");
        return new EmbeddedCassandraSettings(
                dataDirectory,
                libraryDirectory,
                dataDirectory.resolve("log").resolve("cassandra.log"),
                embedded.getString("log-level"),
                embedded.getString("address"),
                embedded.getInt("cql-port"),
                embedded.getInt("storage-port"),
                Math.toIntExact(embedded.getBytes("heap") / (1024 * 1024)),
                embedded.getDuration("timer-slack"),
                embedded.getInt("compiler-niceness"),
                CommitLogSync.valueOf(embedded.getString("commit-log-sync").toUpperCase(Locale.ROOT)),
                embedded.getBytes("min-usable-space"),
                embedded.getDuration("start-timeout"),
                embedded.getDuration("stop-timeout"));
    }

    public EmbeddedCassandraSettings withLogFile(Path file) {
        return new EmbeddedCassandraSettings(
                dataDirectory,
                libraryDirectory,
                file,
                logLevel,
                address,
                cqlPort,
                storagePort,
                heapMegabytes,
                timerSlack,
                compilerNiceness,
                commitLogSync,
                minUsableBytes,
                startTimeout,
                stopTimeout);
    }
}
