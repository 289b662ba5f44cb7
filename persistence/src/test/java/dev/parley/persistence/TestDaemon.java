package dev.parley.persistence;

import com.typesafe.config.ConfigFactory;
import dev.parley.persistence.embedded.EmbeddedCassandra;
import dev.parley.persistence.embedded.EmbeddedCassandraException;
import dev.parley.persistence.embedded.EmbeddedCassandraException.Reason;
import dev.parley.persistence.embedded.EmbeddedCassandraSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Starts Cassandras that live no longer than the test JVM, in temporary directories, small and without fsync. */
public final class TestDaemon {
    private static final int TRIES = 5;
    private static final FreePorts PORTS = new FreePorts(new Random());

    private TestDaemon() {}

    /** A daemon that is stopped, and whose directory is deleted, when the JVM ends. */
    public static EmbeddedCassandra start() {
        Path directory = temporaryDirectory();
        EmbeddedCassandra daemon = start(directory);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            daemon.close();
                            delete(directory);
                        },
                        "stop-cassandra"));
        return daemon;
    }

    /** A daemon on the given directory, which the caller closes. */
    public static EmbeddedCassandra start(Path directory) {
        for (int i = 1; ; i++) {
            try {
                return EmbeddedCassandra.start(settings(directory));
            } catch (EmbeddedCassandraException e) {
                if (e.reason() != Reason.PORT_IN_USE || i == TRIES) {
                    throw e;
                }
            }
        }
    }

    /** Settings for tests: free ports, a small heap, periodic sync. */
    public static EmbeddedCassandraSettings settings(Path directory) {
        return EmbeddedCassandraSettings.from(
                ConfigFactory.parseMap(Map.of(
                                "parley.cassandra.embedded.cql-port", PORTS.next("127.0.0.1"),
                                "parley.cassandra.embedded.storage-port", PORTS.next("127.0.0.1"),
                                "parley.cassandra.embedded.heap", "512 MiB",
                                "parley.cassandra.embedded.commit-log-sync", "periodic",
                                "parley.cassandra.embedded.stop-timeout", "10 s"))
                        .withFallback(ConfigFactory.load()),
                directory,
                libraries());
    }

    /** The jars of Cassandra in this checkout, from whichever module the tests run. */
    public static Path libraries() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path jars = at.resolve("persistence/embedded-cassandra/target/lib");
            if (Files.isDirectory(jars)) {
                return jars;
            }
        }
        return Path.of("persistence/embedded-cassandra/target/lib");
    }

    public static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("parley-cassandra-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> file.delete());
        } catch (IOException | UncheckedIOException goneAlready) {
            return;
        }
    }
}
