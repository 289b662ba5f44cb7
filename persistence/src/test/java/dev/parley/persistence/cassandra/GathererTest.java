package dev.parley.persistence.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GathererTest {
    private static final int MOST_PARTITIONS = 3;
    private static final int MOST_BYTES = 100;

    private final List<Request> requests = new ArrayList<>();
    private final Queue<Runnable> waits = new ConcurrentLinkedQueue<>();
    private final Gatherer gatherer = new Gatherer(this::request, MOST_PARTITIONS, MOST_BYTES, waits::add);

    /** What has come to Cassandra, and its answer. */
    private record Request(List<BoundStatement> statements, int partitions, CompletableFuture<Void> answer) {}

    @Test
    void whatComesMeanwhileSharesARequest() {
        BoundStatement one = row(10);
        BoundStatement other = row(10);
        CompletableFuture<Void> first = write(1, one);
        CompletableFuture<Void> second = write(1, other);
        assertThat(requests).isEmpty();

        theWaitIsOver();
        assertThat(requests).singleElement().satisfies(request -> {
            assertThat(request.statements).containsExactly(one, other);
            assertThat(request.partitions).isEqualTo(2);
        });
        assertThat(first).isNotDone();
        assertThat(second).isNotDone();
        requests.get(0).answer.complete(null);
        assertThat(first).isCompleted();
        assertThat(second).isCompleted();
    }

    @Test
    void aFullRequestDoesNotWait() {
        write(1, row(10));
        write(2, row(10), row(10));
        assertThat(requests).singleElement().satisfies(request -> assertThat(request.statements)
                .hasSize(3));

        theWaitIsOver();
        assertThat(requests).hasSize(1);
    }

    @Test
    void whatHasNoRoomBeginsTheNextRequest() {
        write(1, row(60));
        write(1, row(60));
        assertThat(requests).hasSize(1);
        write(2, row(10), row(10));
        assertThat(requests).hasSize(2);
        assertThat(waits).hasSize(2);
        theWaitIsOver();
        assertThat(requests).hasSize(2);
    }

    @Test
    void aRowBeyondAllMeasureGoesAlone() {
        write(1, row(10));
        write(1, row(5_000));
        assertThat(requests).hasSize(2).allSatisfy(request -> assertThat(request.statements)
                .hasSize(1));
    }

    @Test
    void aRequestFailsForAllThatShareIt() {
        CompletableFuture<Void> first = write(1, row(10));
        CompletableFuture<Void> second = write(1, row(10));
        theWaitIsOver();
        CompletableFuture<Void> later = write(1, row(10));
        requests.get(0).answer.completeExceptionally(new IllegalStateException("away"));

        assertThat(first).isCompletedExceptionally();
        assertThat(second).isCompletedExceptionally();
        theWaitIsOver();
        requests.get(1).answer.complete(null);
        assertThat(later).isCompleted();
    }

    @Test
    void nothingIsLostOrDoubledBetweenThreads() throws Exception {
        Queue<Request> sent = new ConcurrentLinkedQueue<>();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        Gatherer shared = new Gatherer(
                (statements, partitions) -> {
                    sent.add(new Request(statements, partitions, CompletableFuture.completedFuture(null)));
                    return CompletableFuture.completedStage(null);
                },
                MOST_PARTITIONS,
                MOST_BYTES,
                threads);
        List<BoundStatement> rows =
                IntStream.range(0, 10_000).mapToObj(i -> row(i % 70)).toList();
        List<CompletableFuture<Void>> writes = rows.stream()
                .map(row -> CompletableFuture.supplyAsync(() -> shared.write(List.of(row), 1), threads)
                        .thenCompose(written -> written))
                .toList();
        CompletableFuture.allOf(writes.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
        threads.shutdown();

        assertThat(sent.stream().flatMap(request -> request.statements.stream()))
                .containsExactlyInAnyOrderElementsOf(rows);
        assertThat(sent).allSatisfy(request -> assertThat(request.partitions).isBetween(1, MOST_PARTITIONS));
    }

    private CompletableFuture<Void> write(int partitions, BoundStatement... rows) {
        return gatherer.write(List.of(rows), partitions).toCompletableFuture();
    }

    private void theWaitIsOver() {
        Stream.generate(waits::poll).takeWhile(wait -> wait != null).forEach(Runnable::run);
    }

    private CompletionStage<Void> request(List<BoundStatement> statements, int partitions) {
        Request request = new Request(statements, partitions, new CompletableFuture<>());
        requests.add(request);
        return request.answer;
    }

    private static BoundStatement row(int bytes) {
        List<ByteBuffer> values = List.of(ByteBuffer.allocate(bytes));
        return (BoundStatement) Proxy.newProxyInstance(
                GathererTest.class.getClassLoader(),
                new Class<?>[] {BoundStatement.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getValues" -> values;
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> method.getName();
                });
    }
}
