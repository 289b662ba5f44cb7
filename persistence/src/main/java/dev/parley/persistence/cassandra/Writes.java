package dev.parley.persistence.cassandra;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** How statements that may be repeated without harm come to Cassandra. Thread-safe. */
@FunctionalInterface
interface Writes {
    /**
     * Those of one partition become visible together.
     *
     * @param partitions how many partitions they are of, at the most
     */
    CompletionStage<Void> write(List<BoundStatement> statements, int partitions);
}
