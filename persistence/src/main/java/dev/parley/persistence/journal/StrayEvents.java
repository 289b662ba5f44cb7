package dev.parley.persistence.journal;

import akka.persistence.typed.PersistenceId;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.parley.persistence.cassandra.Queries;
import dev.parley.persistence.cassandra.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Takes away what a write that nobody waited for any more has left behind the end of a log: events that were never
 * acknowledged, that a replay passes over, and whose places in the log must be free. Thread-safe.
 */
public final class StrayEvents {
    /** Rows of one look; an entity writes fewer at once. */
    private static final int MOST = 2_000;

    private static final long PARTITION_SIZE = 100_000;

    private final Queries queries;
    private final Query behind;
    private final Query delete;

    public StrayEvents(Queries queries) {
        this.queries = queries;
        this.behind = queries.query(
                "SELECT partition_nr, sequence_nr, timestamp, writetime(event) AS written FROM ${keyspace}_journal.messages"
                        + " WHERE persistence_id = ? AND partition_nr = ? AND sequence_nr > ?");
        // With the time at which the row was written: neither the clocks nor a later event of this place matter.
        this.delete = queries.query("DELETE FROM ${keyspace}_journal.messages USING TIMESTAMP ?"
                + " WHERE persistence_id = ? AND partition_nr = ? AND sequence_nr = ? AND timestamp = ?");
    }

    /** Deletes what stands behind {@code last}, the last event that counts; the answer is how many rows that were. */
    public CompletionStage<Integer> removeBehind(PersistenceId entity, long last) {
        long partition = last / PARTITION_SIZE;
        return strays(entity, partition, last)
                .thenCombine(strays(entity, partition + 1, last), (here, next) -> {
                    here.addAll(next);
                    return here;
                })
                .thenCompose(
                        rows -> queries.each(rows, row -> remove(entity, row)).thenApply(done -> rows.size()));
    }

    private CompletionStage<List<Row>> strays(PersistenceId entity, long partition, long last) {
        return queries.rows(MOST, behind, entity.id(), partition, last).thenApply(ArrayList::new);
    }

    private CompletionStage<?> remove(PersistenceId entity, Row row) {
        return queries.run(
                        delete,
                        row.getLong("written"),
                        entity.id(),
                        row.getLong("partition_nr"),
                        row.getLong("sequence_nr"),
                        row.getUuid("timestamp"))
                .thenCompose(done -> CompletableFuture.completedStage(null));
    }
}
