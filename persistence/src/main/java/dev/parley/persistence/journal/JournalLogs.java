package dev.parley.persistence.journal;

import akka.NotUsed;
import akka.persistence.typed.PersistenceId;
import akka.stream.javadsl.Source;
import com.datastax.dse.driver.api.core.cql.reactive.ReactiveRow;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.util.Objects;

/** All logs that the journal holds, found by its own partitions: no list of them can be behind. Thread-safe. */
public final class JournalLogs {
    private static final int PAGE = 1000;

    private final CqlSession session;
    private final String keyspace;

    public JournalLogs(CqlSession session, String keyspace) {
        this.session = session;
        this.keyspace = keyspace;
    }

    /** Each log once, in no order, read page by page as fast as they are taken. */
    public Source<PersistenceId, NotUsed> all() {
        SimpleStatement partitions = SimpleStatement.newInstance(
                        "SELECT DISTINCT persistence_id, partition_nr FROM " + keyspace + ".messages")
                .setPageSize(PAGE);
        return Source.fromPublisher(session.executeReactive(partitions))
                .filter(row -> row.getLong("partition_nr") == 0)
                .map(JournalLogs::log);
    }

    private static PersistenceId log(ReactiveRow row) {
        return PersistenceId.ofUniqueId(Objects.requireNonNull(row.getString("persistence_id")));
    }
}
