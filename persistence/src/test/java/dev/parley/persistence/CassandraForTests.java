package dev.parley.persistence;

import com.datastax.oss.driver.api.core.CqlSession;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.parley.persistence.cassandra.CassandraSessions;
import dev.parley.persistence.embedded.EmbeddedCassandra;
import dev.parley.persistence.schema.Migrations;
import dev.parley.persistence.schema.SchemaSettings;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real Cassandra for a test class, with migrated keyspaces of its own. The daemon is one for all tests of a JVM: it
 * starts with the first of them and ends with the JVM.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final CassandraForTests cassandra = new CassandraForTests();
 * }</pre>
 */
public final class CassandraForTests implements BeforeAllCallback {
    private static final AtomicInteger KEYSPACES = new AtomicInteger();

    private String keyspace = "";

    @Override
    public void beforeAll(ExtensionContext context) {
        if (!keyspace.isEmpty()) {
            // A nested class shares what its outer one has prepared.
            return;
        }
        String name = context.getRequiredTestClass().getSimpleName().toLowerCase(Locale.ROOT);
        keyspace = "t" + KEYSPACES.incrementAndGet() + "_" + name.substring(0, Math.min(24, name.length()));
        new Migrations(session(), SchemaSettings.from(config()), Clock.systemUTC(), "test").apply();
    }

    /** The keyspace of Parley's tables in this test class. */
    public String keyspace() {
        return keyspace;
    }

    /** A session that belongs to all tests; not to be closed. */
    public CqlSession session() {
        return Shared.SESSION;
    }

    /** What an actor system or a node needs to find this Cassandra and keyspace, over the defaults; resolved. */
    public Config config() {
        return config(ConfigFactory.empty());
    }

    /** The same under the test's own settings, which win. */
    public Config config(Config own) {
        return ConfigFactory.load(own.withFallback(configFor(keyspace)));
    }

    /** Where the daemon speaks CQL, as {@code host:port}: for processes that a test starts. */
    public static String contactPoint() {
        return Shared.contactPoint();
    }

    private static Config configFor(String keyspace) {
        return ConfigFactory.parseMap(Map.of(
                        "parley.cassandra.contact-points", contactPoint(), "parley.cassandra.keyspace", keyspace))
                .withFallback(ConfigFactory.parseResources("parley-persistence.conf"));
    }

    /** Loaded, and so started, by its first use. */
    private static final class Shared {
        static final EmbeddedCassandra DAEMON = TestDaemon.start();
        static final CqlSession SESSION = CassandraSessions.open(ConfigFactory.load(configFor("unused")))
                .toCompletableFuture()
                .join();

        static String contactPoint() {
            var point = Objects.requireNonNull(DAEMON.contactPoint());
            return point.getHostString() + ":" + point.getPort();
        }
    }
}
