package dev.parley.persistence.cassandra;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.RequestThrottlingException;
import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchableStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.Statement;
import com.datastax.oss.driver.api.core.servererrors.QueryExecutionException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How the repositories run their statements: asynchronously, with bounded repetition, bounded parallelism and bounded
 * results. Thread-safe; nothing here blocks.
 */
public final class Queries {
    private final CqlSession session;
    private final QuerySettings settings;
    private final Writes writes;

    public Queries(CqlSession session, QuerySettings settings) {
        this.session = session;
        this.settings = settings;
        this.writes = (statements, partitions) -> batch(statements);
    }

    private Queries(CqlSession session, QuerySettings settings, Writes writes) {
        this.session = session;
        this.settings = settings;
        this.writes = writes;
    }

    /**
     * The same for rows that nobody waits for: what {@link #write}, {@link #batched} and {@link #gathered} are given waits for
     * what others give them, {@link QuerySettings#gatherFor} at the most, so that one request takes the rows of many.
     */
    public Queries patient() {
        return new Queries(session, settings, new Gatherer(writes, settings));
    }

    public QuerySettings settings() {
        return settings;
    }

    /** A statement for later; {@code ${keyspace}} in it stands for Parley's keyspace. */
    public Query query(String cql) {
        return new Query(session, cql.replace("${keyspace}", settings.keyspace()));
    }

    /** Runs a statement that may be repeated without harm. */
    public CompletionStage<AsyncResultSet> run(Query query, Object... values) {
        return repeated(() -> query.bind(values).thenCompose(session::executeAsync));
    }

    /** Writes a row by a statement that may be repeated without harm. */
    public CompletionStage<Void> write(Query query, Object... values) {
        return query.bind(values).thenCompose(bound -> writes.write(List.of(bound), 1));
    }

    /** Runs a statement that must not be repeated before one knows what it did. */
    public CompletionStage<AsyncResultSet> runOnce(Query query, Object... values) {
        return query.bind(values).thenCompose(bound -> session.executeAsync(bound.setIdempotent(false)));
    }

    /** Reads a row as of the last lightweight transaction, and finishes or discards one that was left half-way. */
    public CompletionStage<Optional<Row>> serialRow(Query query, Object... values) {
        return repeated(() -> query.bind(values)
                        .thenCompose(bound ->
                                session.executeAsync(bound.setConsistencyLevel(DefaultConsistencyLevel.SERIAL))))
                .thenApply(page -> Optional.ofNullable(page.one()));
    }

    /** Completes before the n-th further try, after twice as long as before the one before it. */
    public CompletionStage<Void> pauseBefore(int furtherTry) {
        long millis = settings.retryBackoff().toMillis() << Math.min(furtherTry - 1, 10);
        return CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS));
    }

    /** Reads at most {@code limit} rows. */
    public CompletionStage<List<Row>> rows(int limit, Query query, Object... values) {
        return run(query, values).thenCompose(page -> collect(page, limit, new ArrayList<>()));
    }

    /** Writes each item by its statement: those of one partition together, in batches of bounded size. */
    public <T> CompletionStage<Void> batched(
            Collection<T> items,
            Function<T, ? extends Record> partition,
            Function<T, CompletionStage<BoundStatement>> statement) {
        return each(batches(items, partition), batch -> {
            Queue<BoundStatement> bound = new ConcurrentLinkedQueue<>();
            return each(batch, item -> statement.apply(item).thenAccept(bound::add))
                    .thenCompose(done -> writes.write(List.copyOf(bound), 1));
        });
    }

    private <T> List<List<T>> batches(Collection<T> items, Function<T, ? extends Record> partition) {
        Map<Record, List<T>> open = new HashMap<>();
        List<List<T>> batches = new ArrayList<>();
        for (T item : items) {
            Record key = partition.apply(item);
            List<T> batch = open.get(key);
            if (batch == null || batch.size() == settings.batchRows()) {
                batch = new ArrayList<>();
                open.put(key, batch);
                batches.add(batch);
            }
            batch.add(item);
        }
        return batches;
    }

    /**
     * Writes each item by its statements, as many together as {@link QuerySettings#batchPartitions} allows: one request
     * is cheaper than many. Nothing becomes visible together.
     *
     * @param partitions how many partitions the statements of an item are of, at the most
     */
    public <T> CompletionStage<Void> gathered(
            Collection<T> items, int partitions, Function<T, List<CompletionStage<BoundStatement>>> statements) {
        int most = Math.max(1, settings.batchPartitions() / partitions);
        return each(parts(List.copyOf(items), most), part -> {
            List<CompletableFuture<BoundStatement>> bound = part.stream()
                    .flatMap(item -> statements.apply(item).stream())
                    .map(CompletionStage::toCompletableFuture)
                    .toList();
            return CompletableFuture.allOf(bound.toArray(new CompletableFuture<?>[0]))
                    .thenCompose(done -> writes.write(
                            bound.stream().map(CompletableFuture::join).toList(), part.size() * partitions));
        });
    }

    /** Runs as one batch, at once; the rows of one partition become visible together. */
    public CompletionStage<Void> batch(List<BoundStatement> statements) {
        Statement<?> whole = statements.size() == 1
                ? statements.get(0)
                : BatchStatement.newInstance(
                        DefaultBatchType.UNLOGGED, statements.toArray(new BatchableStatement<?>[0]));
        return repeated(() -> session.executeAsync(whole)).thenAccept(done -> {});
    }

    /** Reads the rows that a list of keys names, {@link QuerySettings#readRows} of them by one statement; in no order. */
    public <K> CompletionStage<Collection<Row>> rowsOf(
            Collection<K> keys, Query query, Function<List<K>, Object[]> values) {
        Queue<Row> found = new ConcurrentLinkedQueue<>();
        List<K> all = List.copyOf(new LinkedHashSet<>(keys));
        return each(parts(all, settings.readRows()), part -> rows(part.size(), query, values.apply(part))
                        .thenAccept(found::addAll))
                .thenApply(done -> found);
    }

    private static <T> List<List<T>> parts(List<T> all, int most) {
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += most) {
            parts.add(all.subList(from, Math.min(all.size(), from + most)));
        }
        return parts;
    }

    /** Does the work for each item, {@code parallelism} of them at a time; fails when one of them fails. */
    public <T> CompletionStage<Void> each(Collection<T> items, Function<T, CompletionStage<?>> work) {
        Queue<T> rest = new ConcurrentLinkedQueue<>(items);
        List<CompletableFuture<Void>> lanes = new ArrayList<>();
        for (int i = 0; i < Math.min(items.size(), settings.parallelism()); i++) {
            lanes.add(lane(rest, work).toCompletableFuture());
        }
        return CompletableFuture.allOf(lanes.toArray(new CompletableFuture<?>[0]));
    }

    private <T> CompletionStage<Void> lane(Queue<T> rest, Function<T, CompletionStage<?>> work) {
        T next = rest.poll();
        return next == null
                ? CompletableFuture.completedFuture(null)
                : work.apply(next).thenCompose(done -> lane(rest, work));
    }

    private CompletionStage<AsyncResultSet> repeated(Supplier<CompletionStage<AsyncResultSet>> attempt) {
        return repeated(attempt, 1);
    }

    private CompletionStage<AsyncResultSet> repeated(
            Supplier<CompletionStage<AsyncResultSet>> attempt, int furtherTry) {
        return attempt.get()
                .handle((result, failure) -> {
                    if (failure == null) {
                        return CompletableFuture.completedStage(result);
                    }
                    return furtherTry > settings.retries() || !isPassing(failure)
                            ? CompletableFuture.<AsyncResultSet>failedStage(unwrapped(failure))
                            : pauseBefore(furtherTry).thenCompose(now -> repeated(attempt, furtherTry + 1));
                })
                .thenCompose(Function.identity());
    }

    /** Whether the same statement may well succeed a moment later. */
    public static boolean isPassing(Throwable failure) {
        Throwable cause = unwrapped(failure);
        return cause instanceof QueryExecutionException
                || cause instanceof DriverTimeoutException
                || cause instanceof AllNodesFailedException
                || cause instanceof ClosedConnectionException
                || cause instanceof RequestThrottlingException;
    }

    private static Throwable unwrapped(@Nullable Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause == null ? new IllegalStateException("no failure") : cause;
    }

    private static CompletionStage<List<Row>> collect(AsyncResultSet page, int limit, List<Row> rows) {
        for (Row row : page.currentPage()) {
            if (rows.size() == limit) {
                return CompletableFuture.completedFuture(rows);
            }
            rows.add(row);
        }
        return page.hasMorePages() && rows.size() < limit
                ? page.fetchNextPage().thenCompose(next -> collect(next, limit, rows))
                : CompletableFuture.completedFuture(rows);
    }
}
