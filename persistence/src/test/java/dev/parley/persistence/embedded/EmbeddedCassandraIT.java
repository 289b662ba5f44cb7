package dev.parley.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.CqlSession;
import com.typesafe.config.ConfigFactory;
import dev.parley.persistence.TestDaemon;
import dev.parley.persistence.embedded.EmbeddedCassandraException.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EmbeddedCassandraIT {
    private final Path directory = TestDaemon.temporaryDirectory();

    @AfterEach
    void delete() {
        TestDaemon.delete(directory);
    }

    @ParameterizedTest
    @EnumSource
    void dataOutlivesAKilledDaemonAnOrderlyStopAndAnotherSync(CommitLogSync sync) {
        try (EmbeddedCassandra first =
                EmbeddedCassandra.start(with("commit-log-sync", sync.name().toLowerCase(Locale.ROOT), libraries()))) {
            write(first, "one");
            first.handle().destroyForcibly();
            await().atMost(Duration.ofSeconds(10)).until(() -> !first.isAlive());
            assertThat(first.obituary().reason()).isEqualTo(Reason.DAEMON_DIED);
        }
        try (EmbeddedCassandra second = TestDaemon.start(directory)) {
            write(second, "two");
        }
        try (EmbeddedCassandra third = TestDaemon.start(directory)) {
            assertThat(written(third)).containsExactlyInAnyOrder("one", "two");
        }
    }

    @Test
    void aDirectoryBelongsToOneDaemonAndDamageIsNamed() throws IOException {
        try (EmbeddedCassandra first = TestDaemon.start(directory)) {
            write(first, "one");
            refuses(Reason.DIRECTORY_IN_USE, () -> TestDaemon.start(directory));
        }
        damageSchema();
        refuses(Reason.DATA_CORRUPT, () -> TestDaemon.start(directory));
    }

    @Test
    void aPortInUseIsNamed() throws IOException {
        EmbeddedCassandraSettings settings = TestDaemon.settings(directory);
        try (ServerSocket other = new ServerSocket(settings.cqlPort(), 1, InetAddress.getLoopbackAddress())) {
            refuses(Reason.PORT_IN_USE, () -> EmbeddedCassandra.start(settings));
            assertThatThrownBy(() -> EmbeddedCassandra.start(settings))
                    .hasMessageContaining(Integer.toString(other.getLocalPort()));
        }
    }

    @Test
    void aFullDiskIsNamed() {
        refuses(Reason.DISK_FULL, () -> EmbeddedCassandra.start(with("min-usable-space", "100000 TiB", libraries())));
    }

    @Test
    void missingJarsAreNamed() {
        refuses(Reason.NO_CASSANDRA_JARS, () -> EmbeddedCassandra.start(with("heap", "512 MiB", directory)));
    }

    @Test
    void aDaemonThatCannotRunSaysWhy() {
        refuses(Reason.DAEMON_DIED, () -> EmbeddedCassandra.start(with("heap", "1 MiB", libraries())));
    }

    @Test
    void aDirectoryThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        refuses(Reason.DIRECTORY_NOT_WRITABLE, () -> TestDaemon.start(file.resolve("below")));
    }

    private static Path libraries() {
        return TestDaemon.libraries();
    }

    private EmbeddedCassandraSettings with(String key, String value, Path libraries) {
        EmbeddedCassandraSettings free = TestDaemon.settings(directory);
        return EmbeddedCassandraSettings.from(
                ConfigFactory.parseMap(Map.of(
                                "parley.cassandra.embedded.cql-port",
                                free.cqlPort(),
                                "parley.cassandra.embedded.storage-port",
                                free.storagePort(),
                                "parley.cassandra.embedded." + key,
                                value))
                        .withFallback(ConfigFactory.load()),
                directory,
                libraries);
    }

    private static void refuses(Reason reason, ThrowingCallable start) {
        assertThatThrownBy(start).isInstanceOfSatisfying(EmbeddedCassandraException.class, e -> {
            assertThat(e.reason()).as(e.getMessage()).isEqualTo(reason);
            assertThat(e.getMessage()).doesNotContain("\n").endsWith(e.advice());
        });
    }

    private void damageSchema() throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("data/system_schema"))) {
            List<Path> tables =
                    files.filter(file -> file.toString().endsWith("-Data.db")).toList();
            assertThat(tables).isNotEmpty();
            for (Path table : tables) {
                byte[] bytes = Files.readAllBytes(table);
                for (int i = bytes.length / 4; i < bytes.length; i++) {
                    bytes[i] = (byte) ~bytes[i];
                }
                Files.write(table, bytes);
            }
        }
    }

    private static void write(EmbeddedCassandra cassandra, String key) {
        try (CqlSession session = session(cassandra)) {
            session.execute("CREATE KEYSPACE IF NOT EXISTS k WITH replication ="
                    + " {'class': 'SimpleStrategy', 'replication_factor': 1}");
            session.execute("CREATE TABLE IF NOT EXISTS k.t (key text PRIMARY KEY)");
            session.execute("INSERT INTO k.t (key) VALUES (?)", key);
        }
    }

    private static List<String> written(EmbeddedCassandra cassandra) {
        try (CqlSession session = session(cassandra)) {
            return session.execute("SELECT key FROM k.t").all().stream()
                    .map(row -> row.getString("key"))
                    .toList();
        }
    }

    private static CqlSession session(EmbeddedCassandra cassandra) {
        return CqlSession.builder()
                .addContactPoint(cassandra.contactPoint())
                .withLocalDatacenter("datacenter1")
                .build();
    }
}
