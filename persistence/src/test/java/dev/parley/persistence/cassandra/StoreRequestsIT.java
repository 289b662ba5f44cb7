package dev.parley.persistence.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import dev.parley.persistence.CassandraForTests;
import dev.parley.persistence.cassandra.StoreRequests.Kind;
import dev.parley.persistence.journal.JournalWarmUp;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StoreRequestsIT {
    @RegisterExtension
    static final CassandraForTests cassandra = new CassandraForTests();

    private ActorTestKit kit;
    private StoreRequests requests;

    @BeforeEach
    void start() {
        kit = ActorTestKit.create("counted", cassandra.config());
        requests = StoreRequests.of(kit.system());
    }

    @AfterEach
    void stop() {
        kit.shutdownTestKit();
    }

    @Test
    void everyStatementOfTheNodesSessionIsCountedByItsTableAndKind() throws Exception {
        CqlSession session = get(CassandraSessions.of(kit.system()));
        Queries queries = new Queries(session, QuerySettings.from(cassandra.config()));
        session.execute("CREATE TABLE " + cassandra.keyspace() + ".thing (k int, c int, PRIMARY KEY (k, c))");
        Query insert = queries.query("INSERT INTO ${keyspace}.thing (k, c) VALUES (?, ?)");
        Query update = queries.query("DELETE FROM ${keyspace}.thing WHERE k = ? AND c = ?");
        Query select = queries.query("SELECT c FROM ${keyspace}.thing WHERE k = ?");

        get(queries.run(insert, 1, 1));
        get(queries.run(update, 1, 2));
        get(queries.batch(List.of(get(insert.bind(1, 3)), get(insert.bind(1, 4)))));
        get(queries.rows(10, select, 1));
        get(queries.rows(10, select, 2));
        session.execute("SELECT k FROM " + cassandra.keyspace() + ".thing");

        awaitCount(3, "thing", Kind.WRITE);
        awaitCount(3, "thing", Kind.READ);
        assertThat(requests.counts().stream()
                        .filter(count -> count.table().endsWith(".thing"))
                        .mapToDouble(StoreRequests.Count::nanos)
                        .sum())
                .isPositive();
    }

    @Test
    void whatIsGatheredTakesARequestForAFewPartitions() throws Exception {
        CqlSession session = get(CassandraSessions.of(kit.system()));
        QuerySettings settings = QuerySettings.from(cassandra.config());
        Queries queries = new Queries(session, settings);
        session.execute("CREATE TABLE " + cassandra.keyspace() + ".gathered (k int PRIMARY KEY, v int)");
        Query insert = queries.query("INSERT INTO ${keyspace}.gathered (k, v) VALUES (?, ?)");

        List<Integer> items =
                IntStream.range(0, 2 * settings.batchPartitions() + 1).boxed().toList();
        get(queries.gathered(items, 1, k -> List.of(insert.bind(k, k))));
        awaitCount(3, "gathered", Kind.WRITE);
        assertThat(session.execute("SELECT k FROM " + cassandra.keyspace() + ".gathered")
                        .all())
                .hasSize(items.size());
        get(queries.gathered(items, 2, k -> List.of(insert.bind(k, 0), insert.bind(-k, 0))));
        awaitCount(3 + 5, "gathered", Kind.WRITE);
        get(queries.gathered(List.<Integer>of(), 1, k -> List.of(insert.bind(k, k))));
        awaitCount(3 + 5, "gathered", Kind.WRITE);
    }

    @Test
    void theJournalAndTheSnapshotsAreCounted() throws Exception {
        get(JournalWarmUp.run(kit.system(), "counted"));

        assertThat(count("_journal.messages", Kind.READ)).isPositive();
        assertThat(count("_journal.messages", Kind.WRITE)).isPositive();
        assertThat(count("_snapshot.snapshots", Kind.READ)).isPositive();
        assertThat(count("_snapshot.snapshots", Kind.WRITE)).isPositive();
    }

    @Test
    void whatHasNoTableIsCountedTogether() {
        requests.count(SimpleStatement.newInstance("USE parley"), 1);
        requests.count(BatchStatement.newInstance(DefaultBatchType.UNLOGGED), 1);

        assertThat(requests.counts()).singleElement().satisfies(count -> {
            assertThat(count.kind()).isEqualTo(Kind.OTHER);
            assertThat(count.requests()).isEqualTo(2);
        });
    }

    /** The driver tells of a request after whoever waits for its answer. */
    private void awaitCount(long requests, String table, Kind kind) {
        await().untilAsserted(() -> assertThat(count(table, kind)).isEqualTo(requests));
    }

    private long count(String table, Kind kind) {
        return requests.counts().stream()
                .filter(count -> count.table().endsWith(table) && count.kind() == kind)
                .mapToLong(StoreRequests.Count::requests)
                .sum();
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
