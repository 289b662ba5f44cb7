package dev.parley.node.rebuild;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.time.Duration;

/** The keyspaces that a rebuild writes to. Blocking. */
public final class Keyspaces {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final CqlSession session;

    public Keyspaces(CqlSession session) {
        this.session = session;
    }

    public boolean exists(String keyspace) {
        return session.refreshSchema().getKeyspace(keyspace).isPresent();
    }

    /** Takes away a keyspace that was made for a rebuild, and the two that migrations make beside it. */
    public void drop(String keyspace) {
        for (String each : new String[] {keyspace, keyspace + "_journal", keyspace + "_snapshot"}) {
            run("DROP KEYSPACE IF EXISTS " + each);
        }
    }

    /** Empties the tables whose rows all follow from the journal: nothing may write to them meanwhile. */
    public void empty(String keyspace) {
        for (ComparedTable table : ComparedTable.ALL) {
            if (table.isWhole()) {
                run("TRUNCATE " + keyspace + "." + table.name());
            }
        }
    }

    private void run(String cql) {
        session.execute(SimpleStatement.newInstance(cql).setTimeout(PATIENCE));
    }
}
