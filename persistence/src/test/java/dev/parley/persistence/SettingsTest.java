package dev.parley.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.parley.persistence.cassandra.CassandraSettings;
import dev.parley.persistence.cassandra.QuerySettings;
import dev.parley.persistence.embedded.CommitLogSync;
import dev.parley.persistence.embedded.EmbeddedCassandraSettings;
import dev.parley.persistence.journal.EventCatalogue;
import dev.parley.persistence.schema.SchemaSettings;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    @Test
    void theDefaultsAreWhole() {
        Config config = load("");

        assertThat(CassandraSettings.from(config).contactPoints())
                .containsExactly(new InetSocketAddress("127.0.0.1", 9042));
        assertThat(QuerySettings.from(config).keyspace()).isEqualTo("parley");
        assertThat(SchemaSettings.from(config).journalKeyspace()).isEqualTo("parley_journal");
        assertThat(SchemaSettings.from(config).snapshotKeyspace()).isEqualTo("parley_snapshot");
        EmbeddedCassandraSettings embedded = EmbeddedCassandraSettings.from(config, Path.of("data"), Path.of("lib"));
        assertThat(embedded.commitLogSync()).isEqualTo(CommitLogSync.BATCH);
        assertThat(embedded.heapMegabytes()).isEqualTo(1024);
        assertThat(embedded.logFile())
                .isEqualTo(Path.of("data/log/cassandra.log").toAbsolutePath());
        assertThat(EventCatalogue.from(config).names()).contains("conversation.message-posted.v1");
    }

    @Test
    void thePluginsAreSetUpByTheIncludedFile() {
        Config config = load("parley.cassandra { keyspace = other, local-datacenter = dc7 }");

        assertThat(config.getString("akka.persistence.cassandra.journal.keyspace"))
                .isEqualTo("other_journal");
        assertThat(config.getString("akka.persistence.cassandra.snapshot.keyspace"))
                .isEqualTo("other_snapshot");
        assertThat(config.getBoolean("akka.persistence.cassandra.events-by-tag.enabled"))
                .isFalse();
        assertThat(config.getString("datastax-java-driver.basic.load-balancing-policy.local-datacenter"))
                .isEqualTo("dc7");
    }

    @Test
    void aProductionClusterIsAMatterOfConfiguration() {
        Config config = load("parley.cassandra {"
                + " contact-points = \"10.0.0.1:9142, cassandra.internal\", username = parley, password = secret,"
                + " tls { enabled = on, authorities-file = \"/etc/ca.pem\" },"
                + " replication { dc1 = 3, dc2 = 2 } }");

        CassandraSettings settings = CassandraSettings.from(config);
        assertThat(settings.contactPoints())
                .containsExactly(
                        new InetSocketAddress("10.0.0.1", 9142),
                        InetSocketAddress.createUnresolved("cassandra.internal", 9042));
        assertThat(settings.tls()).isTrue();
        assertThat(settings.authorities()).contains(Path.of("/etc/ca.pem"));
        assertThat(settings.toString()).doesNotContain("secret");
        assertThat(SchemaSettings.from(config).replication()).isEqualTo(Map.of("dc1", 3, "dc2", 2));
    }

    @Test
    void aKeyspaceThatIsNoNameIsRefused() {
        assertThatThrownBy(() -> SchemaSettings.from(load("parley.cassandra.keyspace = \"a; DROP TABLE b\"")))
                .hasMessageContaining("parley.cassandra.keyspace");
    }

    private static Config load(String own) {
        return ConfigFactory.load(
                ConfigFactory.parseString(own).withFallback(ConfigFactory.parseResources("parley-persistence.conf")));
    }
}
