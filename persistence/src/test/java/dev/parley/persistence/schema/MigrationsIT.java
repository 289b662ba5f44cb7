package dev.parley.persistence.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import com.typesafe.config.ConfigFactory;
import dev.parley.persistence.CassandraForTests;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MigrationsIT {
    @RegisterExtension
    static final CassandraForTests cassandra = new CassandraForTests();

    @Test
    void threeNodesThatStartAtOnceApplyEachMigrationOnce() {
        SchemaSettings settings = settings("race", Duration.ofMinutes(1));

        List<Integer> applied = Stream.of("a", "b", "c")
                .map(node -> CompletableFuture.supplyAsync(
                        () -> new Migrations(session(), settings, Clock.systemUTC(), node).apply()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(applied).containsExactlyInAnyOrder(Migration.all().size(), 0, 0);
        assertThat(session().execute("SELECT * FROM race.schema_version").all()).hasSameSizeAs(Migration.all());
    }

    @Test
    void aSecondStartFindsNothingToDo() {
        assertThat(new Migrations(session(), SchemaSettings.from(cassandra.config()), Clock.systemUTC(), "again")
                        .apply())
                .isZero();
    }

    @Test
    void aMigrationThatWasCutOffIsCompleted() {
        SchemaSettings settings = settings("cut", Duration.ofMinutes(1));
        Migration good = new Migration(1, "good", "CREATE TABLE IF NOT EXISTS ${keyspace}.a (k int PRIMARY KEY);");
        Migration bad =
                new Migration(2, "cut", "CREATE TABLE IF NOT EXISTS ${keyspace}.b (k int PRIMARY KEY);\nNONSENSE;");
        Migration whole = new Migration(
                2,
                "cut",
                "CREATE TABLE IF NOT EXISTS ${keyspace}.b (k int PRIMARY KEY);\n"
                        + "CREATE TABLE IF NOT EXISTS ${keyspace}.c (k int PRIMARY KEY);");

        assertThatThrownBy(() -> migrations(settings, good, bad).apply()).hasMessageContaining("NONSENSE");
        assertThat(migrations(settings, good, whole).apply()).isEqualTo(1);
        assertThat(session().execute("SELECT * FROM cut.c").all()).isEmpty();
    }

    @Test
    void anEditedMigrationIsRefused() {
        SchemaSettings settings = settings("edited", Duration.ofMinutes(1));
        migrations(settings, new Migration(1, "x", "CREATE TABLE IF NOT EXISTS ${keyspace}.a (k int PRIMARY KEY);"))
                .apply();

        assertThatThrownBy(() -> migrations(settings, new Migration(1, "x", "-- something else"))
                        .apply())
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("must not be edited");
    }

    @Test
    void aSchemaThatIsAheadIsLeftAlone() {
        SchemaSettings settings = settings("ahead", Duration.ofMinutes(1));
        Migration first = new Migration(1, "x", "CREATE TABLE IF NOT EXISTS ${keyspace}.a (k int PRIMARY KEY);");
        Migration second = new Migration(2, "y", "CREATE TABLE IF NOT EXISTS ${keyspace}.b (k int PRIMARY KEY);");
        migrations(settings, first, second).apply();

        assertThat(migrations(settings, first).apply()).isZero();
    }

    @Test
    void aLockThatIsHeldIsWaitedForBoundedly() {
        SchemaSettings settings = settings("held", Duration.ofMillis(300));
        migrations(settings, new Migration(1, "x", "CREATE TABLE IF NOT EXISTS ${keyspace}.a (k int PRIMARY KEY);"))
                .apply();
        session().execute("INSERT INTO held.schema_lock (name, owner) VALUES ('schema', 'other') IF NOT EXISTS");

        Migration next = new Migration(2, "y", "CREATE TABLE IF NOT EXISTS ${keyspace}.b (k int PRIMARY KEY);");
        assertThatThrownBy(() -> migrations(settings, next).apply())
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("other");
    }

    @Test
    void theLockOfANodeThatDiedExpires() {
        SchemaSettings settings = settings("died", Duration.ofSeconds(30));
        Migration first = new Migration(1, "x", "CREATE TABLE IF NOT EXISTS ${keyspace}.a (k int PRIMARY KEY);");
        migrations(settings, first).apply();
        session()
                .execute(
                        "INSERT INTO died.schema_lock (name, owner) VALUES ('schema', 'dead') IF NOT EXISTS USING TTL 1");

        Migration next = new Migration(2, "y", "CREATE TABLE IF NOT EXISTS ${keyspace}.b (k int PRIMARY KEY);");
        assertThat(migrations(settings, first, next).apply()).isEqualTo(1);
    }

    @Test
    void datacentersAreReplicatedAsConfigured() {
        SchemaSettings settings = new SchemaSettings(
                "dcs",
                "dcs_journal",
                "dcs_snapshot",
                Map.of("datacenter1", 1),
                Duration.ofMinutes(1),
                Duration.ofMinutes(1),
                Duration.ofMillis(50));
        migrations(settings).apply();
        migrations(settings, new Migration(1, "x", "CREATE TABLE IF NOT EXISTS ${journal}.a (k int PRIMARY KEY);"))
                .apply();

        String replication = session()
                .execute("SELECT replication FROM system_schema.keyspaces WHERE keyspace_name = 'dcs_journal'")
                .one()
                .getMap("replication", String.class, String.class)
                .toString();
        assertThat(replication).contains("NetworkTopologyStrategy").contains("datacenter1=1");
    }

    private static CqlSession session() {
        return cassandra.session();
    }

    private static Migrations migrations(SchemaSettings settings, Migration... migrations) {
        return new Migrations(session(), settings, Clock.systemUTC(), "node", List.of(migrations));
    }

    private static SchemaSettings settings(String keyspace, Duration wait) {
        return SchemaSettings.from(ConfigFactory.parseMap(Map.of(
                        "parley.cassandra.migration.lock-wait", wait, "parley.cassandra.migration.lock-poll", "50 ms"))
                .withFallback(cassandra.config(ConfigFactory.parseMap(Map.of("parley.cassandra.keyspace", keyspace)))));
    }
}
