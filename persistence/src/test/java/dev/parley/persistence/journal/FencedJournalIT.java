package dev.parley.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.persistence.typed.PersistenceId;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.uuid.Uuids;
import dev.parley.persistence.CassandraForTests;
import dev.parley.persistence.cassandra.Queries;
import dev.parley.persistence.cassandra.QuerySettings;
import dev.parley.persistence.fence.WriteFence;
import dev.parley.persistence.fence.WriteFences;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FencedJournalIT {
    @RegisterExtension
    static final CassandraForTests cassandra = new CassandraForTests();

    private static ActorTestKit kit;
    private static Queries queries;

    @BeforeAll
    static void start() {
        kit = ActorTestKit.create("fenced", cassandra.config());
        queries = new Queries(cassandra.session(), QuerySettings.from(cassandra.config()));
    }

    @AfterAll
    static void stop() {
        kit.shutdownTestKit();
    }

    @AfterEach
    void open() {
        fence().putUp(WriteFence.OPEN);
    }

    @Test
    void aNodeThatMayNotWriteWritesNothing() {
        PersistenceId id = PersistenceId.of("warm-up", "closed");
        ActorRef<WarmUpEntity.Command> entity = entity(id);
        fence().putUp(() -> CompletableFuture.failedStage(new IllegalStateException("replaced")));
        entity.tell(WarmUpEntity.Command.WRITE);

        kit.createTestProbe().expectTerminated(entity, Duration.ofSeconds(10));
        assertThat(places(id)).isEmpty();
    }

    @Test
    void aWriteIsNotAcknowledgedBeforeItIsCertainThatNobodyHadTakenOver() {
        PersistenceId id = PersistenceId.of("warm-up", "stopped");
        TestProbe<WarmUpEntity.Step> observer = kit.createTestProbe();
        ActorRef<WarmUpEntity.Command> entity = kit.spawn(new WarmUpEntity(id, observer.ref()));
        observer.expectMessage(WarmUpEntity.Step.RECOVERED_EMPTY);
        entity.tell(WarmUpEntity.Command.WRITE);
        observer.expectMessage(WarmUpEntity.Step.SNAPSHOT_STORED);
        CompletableFuture<@Nullable Void> after = new CompletableFuture<>();
        CompletableFuture<@Nullable Void> before = CompletableFuture.completedFuture(null);
        var answers = List.of(before, after).iterator();
        fence().putUp(answers::next);
        entity.tell(WarmUpEntity.Command.WRITE);

        await().until(() -> places(id).equals(List.of(1L, 2L)));
        observer.expectNoMessage(Duration.ofMillis(100));
        after.complete(null);
        observer.expectMessage(WarmUpEntity.Step.SNAPSHOT_STORED);
    }

    @Test
    void nothingIsReplayedBeforeItIsCertainThatNobodyHadTakenOver() {
        CompletableFuture<@Nullable Void> after = new CompletableFuture<>();
        fence().putUp(() -> after);
        TestProbe<WarmUpEntity.Step> observer = kit.createTestProbe();
        kit.spawn(new WarmUpEntity(PersistenceId.of("warm-up", "cut-off"), observer.ref()));
        observer.expectNoMessage(Duration.ofMillis(500));
        after.complete(null);
        observer.expectMessage(WarmUpEntity.Step.RECOVERED_EMPTY);
    }

    @Test
    void straysAreTakenAwayAndTheirPlacesAreFree() throws Exception {
        PersistenceId id = PersistenceId.of("warm-up", "strays");
        ActorRef<WarmUpEntity.Command> entity = entity(id);
        entity.tell(WarmUpEntity.Command.WRITE);
        await().until(() -> places(id).equals(List.of(1L)));
        copy(id, 2);
        copy(id, 3);
        assertThat(places(id)).containsExactly(1L, 2L, 3L);

        assertThat(new StrayEvents(queries)
                        .removeBehind(id, 1)
                        .toCompletableFuture()
                        .get(10, TimeUnit.SECONDS))
                .isEqualTo(2);
        assertThat(places(id)).containsExactly(1L);
        copy(id, 2);
        assertThat(places(id)).containsExactly(1L, 2L);
    }

    @Test
    void ofAPlaceThatWasWrittenTwiceTheLaterEventIsRead() throws Exception {
        PersistenceId id = PersistenceId.of("warm-up", "twice");
        ActorRef<WarmUpEntity.Command> entity = entity(id);
        entity.tell(WarmUpEntity.Command.WRITE);
        await().until(() -> places(id).equals(List.of(1L)));
        copy(id, 1);
        copy(id, 2);

        assertThat(new JournalReader(kit.system())
                        .events(id, 0, 2, WarmUpNames.Written.class)
                        .toCompletableFuture()
                        .get(10, TimeUnit.SECONDS))
                .extracting(JournalEntry::sequenceNr)
                .containsExactly(1L, 2L);
    }

    private static ActorRef<WarmUpEntity.Command> entity(PersistenceId id) {
        TestProbe<WarmUpEntity.Step> observer = kit.createTestProbe();
        ActorRef<WarmUpEntity.Command> entity = kit.spawn(new WarmUpEntity(id, observer.ref()));
        observer.expectMessage(WarmUpEntity.Step.RECOVERED_EMPTY);
        return entity;
    }

    private static WriteFences fence() {
        return WriteFences.of(kit.system());
    }

    private static List<Long> places(PersistenceId id) {
        return cassandra
                .session()
                .execute(
                        "SELECT sequence_nr FROM " + table() + " WHERE persistence_id = ? AND partition_nr = 0",
                        id.id())
                .all()
                .stream()
                .map(row -> row.getLong(0))
                .toList();
    }

    /** A belated write: the first event once more, at another place of the log. */
    private static void copy(PersistenceId id, long place) {
        Row first = cassandra
                .session()
                .execute(
                        "SELECT writer_uuid, ser_id, ser_manifest, event_manifest, event FROM " + table()
                                + " WHERE persistence_id = ? AND partition_nr = 0 LIMIT 1",
                        id.id())
                .one();
        cassandra
                .session()
                .execute(
                        "INSERT INTO " + table()
                                + " (persistence_id, partition_nr, sequence_nr, timestamp, writer_uuid,"
                                + " ser_id, ser_manifest, event_manifest, event) VALUES (?, 0, ?, ?, ?, ?, ?, ?, ?)",
                        id.id(),
                        place,
                        Uuids.timeBased(),
                        first.getString(0),
                        first.getInt(1),
                        first.getString(2),
                        first.getString(3),
                        first.getByteBuffer(4));
    }

    private static String table() {
        return cassandra.keyspace() + "_journal.messages";
    }
}
