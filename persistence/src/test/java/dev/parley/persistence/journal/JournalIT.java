package dev.parley.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.Done;
import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.persistence.typed.PersistenceId;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.parley.persistence.CassandraForTests;
import dev.parley.persistence.journal.WarmUpNames.Written;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JournalIT {
    @RegisterExtension
    static final CassandraForTests cassandra = new CassandraForTests();

    private static ActorTestKit kit;

    @BeforeAll
    static void start() {
        kit = ActorTestKit.create("journal", cassandra.config());
    }

    @AfterAll
    static void stop() {
        kit.shutdownTestKit();
    }

    @Test
    void theWarmUpProvesTheJournalAtEachStart() throws Exception {
        assertThat(JournalWarmUp.run(kit.system(), "first")
                        .toCompletableFuture()
                        .get(30, TimeUnit.SECONDS))
                .isEqualTo(Done.getInstance());
        assertThat(JournalWarmUp.run(kit.system(), "second")
                        .toCompletableFuture()
                        .get(30, TimeUnit.SECONDS))
                .isEqualTo(Done.getInstance());
        assertThat(cassandra
                        .session()
                        .execute("SELECT ser_manifest FROM " + cassandra.keyspace() + "_journal.messages")
                        .all())
                .extracting(row -> row.getString("ser_manifest"))
                .containsOnly("warm-up.written.v1");
    }

    @Test
    void theWarmUpFailsWithoutTables() {
        Config broken = cassandra.config(
                ConfigFactory.parseString("parley.cassandra { keyspace = nowhere, warm-up.timeout = 20 s }"));
        ActorTestKit other = ActorTestKit.create("broken", broken);
        try {
            assertThatThrownBy(() -> JournalWarmUp.run(other.system(), "x")
                            .toCompletableFuture()
                            .get(30, TimeUnit.SECONDS))
                    .hasMessageContaining("The journal does not work");
        } finally {
            other.shutdownTestKit();
        }
    }

    @Test
    void eventsAreReadBackWithTheirPlaces() throws Exception {
        JournalReader reader = new JournalReader(kit.system());
        PersistenceId id = PersistenceId.of("warm-up", "log");
        var observer = kit.<WarmUpEntity.Step>createTestProbe();
        var entity = kit.spawn(new WarmUpEntity(id, observer.ref()));
        for (int i = 0; i < 7; i++) {
            entity.tell(WarmUpEntity.Command.WRITE);
        }
        observer.receiveSeveralMessages(8);

        assertThat(places(reader, id, 0, 100)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(places(reader, id, 2, 3)).containsExactly(3L, 4L, 5L);
        assertThat(places(reader, id, 7, 3)).isEmpty();
        assertThat(places(reader, PersistenceId.of("warm-up", "none"), 0, 3)).isEmpty();
    }

    private static List<Long> places(JournalReader reader, PersistenceId id, long after, int limit) throws Exception {
        return reader.events(id, after, limit, Written.class).toCompletableFuture().get(10, TimeUnit.SECONDS).stream()
                .map(JournalEntry::sequenceNr)
                .toList();
    }
}
