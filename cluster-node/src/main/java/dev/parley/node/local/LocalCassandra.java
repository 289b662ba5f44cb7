package dev.parley.node.local;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.parley.persistence.embedded.EmbeddedCassandra;
import dev.parley.persistence.embedded.EmbeddedCassandraException;
import dev.parley.persistence.embedded.EmbeddedCassandraSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The Cassandra of a directory, for tools: that of the {@code up} that runs there, or else one that is started alone and
 * stopped by {@link #close}; no {@code up} starts meanwhile. Blocking.
 */
public final class LocalCassandra implements AutoCloseable {
    private final String contactPoint;
    private final @Nullable Alone alone;

    private record Alone(RunDirectory directory, PortClaims claims, EmbeddedCassandra cassandra) {}

    private LocalCassandra(String contactPoint, @Nullable Alone alone) {
        this.contactPoint = contactPoint;
        this.alone = alone;
    }

    /** @param home where Parley is, and the jars of Cassandra below */
    public static LocalCassandra of(Path data, Path home) {
        RunDirectory directory = new RunDirectory(data);
        Optional<UpPlan> up = directory.plan();
        if (up.isPresent()) {
            return new LocalCassandra(up.get().cassandra(), null);
        }
        if (!Files.isDirectory(directory.data().resolve("cassandra"))) {
            throw new LocalException("There is no data of Parley in " + directory.data());
        }
        directory.take();
        PortClaims claims = PortClaims.ofUser();
        try {
            EmbeddedCassandra cassandra = EmbeddedCassandra.start(settings(directory, claims, home));
            directory.writePid("cassandra", cassandra.pid());
            return new LocalCassandra(
                    cassandra.contactPoint().getHostString() + ":"
                            + cassandra.contactPoint().getPort(),
                    new Alone(directory, claims, cassandra));
        } catch (EmbeddedCassandraException | LocalException e) {
            claims.close();
            directory.close();
            throw new LocalException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Where it speaks CQL, as {@code host:port}. */
    public String contactPoint() {
        return contactPoint;
    }

    /** Whether nodes may be at work on it. */
    public boolean isUp() {
        return alone == null;
    }

    @Override
    public void close() {
        if (alone != null) {
            alone.cassandra().close();
            alone.claims().close();
            alone.directory().close();
        }
    }

    private static EmbeddedCassandraSettings settings(RunDirectory directory, PortClaims claims, Path home) {
        Config config = ConfigFactory.load();
        LocalSettings settings = LocalSettings.from(config);
        Ports ports = new Ports(settings.portTries(), claims);
        String address = settings.cassandraAddress();
        Config chosen = ConfigFactory.parseMap(Map.of(
                        "parley.cassandra.embedded.cql-port",
                        ports.free(address, settings.cqlPort(), 0),
                        "parley.cassandra.embedded.storage-port",
                        ports.free(address, settings.storagePort(), 0)))
                .withFallback(config);
        return EmbeddedCassandraSettings.from(
                        chosen,
                        directory.data().resolve("cassandra"),
                        home.resolve("persistence/embedded-cassandra/target/lib"))
                .withLogFile(directory.log("cassandra.log"));
    }
}
