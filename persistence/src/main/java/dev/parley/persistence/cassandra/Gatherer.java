package dev.parley.persistence.cassandra;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Has what many callers write share requests: a write waits until its request is full, {@link QuerySettings#gatherFor} at
 * the most. All of a request fails together. Thread-safe.
 */
final class Gatherer implements Writes {
    private final Writes requests;
    private final int mostPartitions;
    private final long mostBytes;
    private final Executor afterTheWait;

    /** Guarded by this. */
    private @Nullable Load open;

    Gatherer(Writes requests, QuerySettings settings) {
        this(requests, settings.batchPartitions(), settings.batchBytes(), after(settings.gatherFor()));
    }

    /** @param afterTheWait runs what it is given when a write has waited for long enough */
    Gatherer(Writes requests, int mostPartitions, long mostBytes, Executor afterTheWait) {
        this.requests = requests;
        this.mostPartitions = mostPartitions;
        this.mostBytes = mostBytes;
        this.afterTheWait = afterTheWait;
    }

    private static Executor after(Duration wait) {
        return CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public CompletionStage<Void> write(List<BoundStatement> statements, int partitions) {
        long bytes = statements.stream().mapToLong(Gatherer::bytes).sum();
        Load closed = null;
        Load mine;
        boolean isNew = false;
        boolean isFull;
        synchronized (this) {
            mine = open;
            if (mine == null || !mine.hasRoom(partitions, bytes)) {
                closed = mine;
                mine = new Load();
                isNew = true;
            }
            mine.add(statements, partitions, bytes);
            isFull = !mine.hasRoom(1, 1);
            open = isFull ? null : mine;
        }
        if (closed != null) {
            send(closed);
        }
        if (isFull) {
            send(mine);
        } else if (isNew) {
            Load waiting = mine;
            afterTheWait.execute(() -> sendIfOpen(waiting));
        }
        return mine.written;
    }

    private void sendIfOpen(Load load) {
        synchronized (this) {
            if (open != load) {
                return;
            }
            open = null;
        }
        send(load);
    }

    private void send(Load load) {
        requests.write(load.statements, load.partitions).whenComplete((done, failure) -> {
            if (failure == null) {
                load.written.complete(null);
            } else {
                load.written.completeExceptionally(failure);
            }
        });
    }

    private static long bytes(BoundStatement statement) {
        long bytes = 0;
        for (ByteBuffer value : statement.getValues()) {
            bytes += value == null ? 0 : value.remaining();
        }
        return bytes;
    }

    /** A request that is not sent yet. */
    private final class Load {
        private final List<BoundStatement> statements = new ArrayList<>();
        private final CompletableFuture<Void> written = new CompletableFuture<>();
        private int partitions;
        private long bytes;

        boolean hasRoom(int morePartitions, long moreBytes) {
            return partitions + morePartitions <= mostPartitions && bytes + moreBytes <= mostBytes;
        }

        void add(List<BoundStatement> more, int morePartitions, long moreBytes) {
            statements.addAll(more);
            partitions += morePartitions;
            bytes += moreBytes;
        }
    }
}
