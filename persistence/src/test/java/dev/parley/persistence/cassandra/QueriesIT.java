package dev.parley.persistence.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import dev.parley.persistence.CassandraForTests;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class QueriesIT {
    @RegisterExtension
    static final CassandraForTests cassandra = new CassandraForTests();

    private static Queries queries;

    @BeforeAll
    static void prepare() {
        queries = new Queries(cassandra.session(), QuerySettings.from(cassandra.config()));
    }

    @Test
    void aPreparationThatFailedIsTriedAgain() throws Exception {
        Query query = queries.query("SELECT k FROM ${keyspace}.later");
        assertThatThrownBy(() -> get(queries.rows(1, query)))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(InvalidQueryException.class);

        cassandra.session().execute("CREATE TABLE " + cassandra.keyspace() + ".later (k int PRIMARY KEY)");
        assertThat(get(queries.rows(1, query))).isEmpty();
    }

    @Test
    void resultsAreBoundedOverPages() throws Exception {
        cassandra
                .session()
                .execute("CREATE TABLE " + cassandra.keyspace() + ".many (k int, c int, PRIMARY KEY (k, c))");
        Query insert = queries.query("INSERT INTO ${keyspace}.many (k, c) VALUES (?, ?)");
        get(queries.each(IntStream.range(0, 6000).boxed().toList(), i -> queries.run(insert, 1, i)));

        Query select = queries.query("SELECT c FROM ${keyspace}.many WHERE k = ?");
        assertThat(get(queries.rows(10, select, 1))).hasSize(10);
        assertThat(get(queries.rows(5500, select, 1))).hasSize(5500);
        assertThat(get(queries.rows(9000, select, 1))).hasSize(6000);
    }

    @Test
    void manyThingsAreDoneAFewAtATime() throws Exception {
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Set<Integer> done = ConcurrentHashMap.newKeySet();
        get(queries.each(
                IntStream.range(0, 1000).boxed().toList(),
                i -> CompletableFuture.runAsync(
                        () -> {
                            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                            done.add(i);
                            atOnce.decrementAndGet();
                        },
                        ForkJoinPool.commonPool())));

        assertThat(done).hasSize(1000);
        assertThat(most.get()).isLessThanOrEqualTo(queries.settings().parallelism());
    }

    @Test
    void oneFailureFailsTheWhole() {
        assertThatThrownBy(() -> get(queries.each(
                        IntStream.range(0, 100).boxed().toList(),
                        i -> i == 50
                                ? CompletableFuture.failedStage(new IllegalStateException("fifty"))
                                : CompletableFuture.completedStage(i))))
                .hasMessageContaining("fifty");
    }

    @Test
    void onlyWhatMayPassIsTriedAgain() {
        assertThat(Queries.isPassing(AllNodesFailedException.fromErrors(Map.of())))
                .isTrue();
        assertThat(Queries.isPassing(new IllegalArgumentException())).isFalse();
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
