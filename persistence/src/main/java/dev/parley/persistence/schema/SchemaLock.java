package dev.parley.persistence.schema;

import com.datastax.oss.driver.api.core.cql.ResultSet;

/**
 * Lets one node at a time change the schema: a row that is taken by a lightweight transaction and expires by itself
 * when its owner stops renewing it.
 */
final class SchemaLock {
    private final SchemaStatements statements;
    private final SchemaSettings settings;
    private final String owner;
    private final String table;

    SchemaLock(SchemaStatements statements, SchemaSettings settings, String owner) {
        this.statements = statements;
        this.settings = settings;
        this.owner = owner;
        this.table = settings.keyspace() + ".schema_lock";
    }

    /** Waits for the lock; blocking, for a node that has nothing else to do yet. */
    void take() {
        long deadline = System.nanoTime() + settings.lockWait().toNanos();
        while (true) {
            ResultSet result = statements.run(
                    "INSERT INTO " + table + " (name, owner) VALUES ('schema', ?) IF NOT EXISTS USING TTL ?",
                    owner,
                    leaseSeconds());
            if (result.wasApplied()) {
                return;
            }
            String holder = String.valueOf(result.one().getString("owner"));
            if (holder.equals(owner)) {
                return;
            }
            if (System.nanoTime() - deadline > 0) {
                throw new SchemaException("Waited " + settings.lockWait() + " for the schema lock of " + holder);
            }
            statements.pause();
        }
    }

    /** Says that the owner is alive; fails when the lock has been lost. */
    void renew() {
        ResultSet result = statements.run(
                "UPDATE " + table + " USING TTL ? SET owner = ? WHERE name = 'schema' IF owner = ?",
                leaseSeconds(),
                owner,
                owner);
        if (!result.wasApplied()) {
            throw new SchemaException("Lost the schema lock: a migration took longer than " + settings.lockLease());
        }
    }

    void release() {
        statements.run("DELETE FROM " + table + " WHERE name = 'schema' IF owner = ?", owner);
    }

    private int leaseSeconds() {
        return Math.toIntExact(Math.max(1, settings.lockLease().toSeconds()));
    }
}
