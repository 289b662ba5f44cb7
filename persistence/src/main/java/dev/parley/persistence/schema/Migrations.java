package dev.parley.persistence.schema;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the keyspaces to the schema of this version, before anything else uses them. Any number of nodes may do so at
 * once: the first does it, the others wait and find it done. Versions newer than this one's are left alone, so that a
 * rolling update can be rolled back. Blocking, for the start of a node.
 */
public final class Migrations {
    private static final Logger log = LoggerFactory.getLogger(Migrations.class);
    private static final String ID = "parley";

    private final SchemaStatements statements;
    private final SchemaSettings settings;
    private final Clock clock;
    private final String node;
    private final List<Migration> migrations;

    /** @param node a name that no other process uses: it signs the lock */
    public Migrations(CqlSession session, SchemaSettings settings, Clock clock, String node) {
        this(session, settings, clock, node, Migration.all());
    }

    Migrations(CqlSession session, SchemaSettings settings, Clock clock, String node, List<Migration> migrations) {
        this.statements = new SchemaStatements(session, settings);
        this.settings = settings;
        this.clock = clock;
        this.node = node;
        this.migrations = List.copyOf(migrations);
    }

    /** Answers how many migrations this call has applied. */
    public int apply() {
        if (missing().isEmpty()) {
            return 0;
        }
        createKeyspaces();
        SchemaLock lock = new SchemaLock(statements, settings, node);
        lock.take();
        try {
            List<Migration> missing = missing();
            for (Migration migration : missing) {
                log.info("Applying schema version {} ({})", migration.version(), migration.name());
                for (String statement : migration.statements(keyspaces())) {
                    statements.define(statement);
                    lock.renew();
                }
                record(migration);
            }
            return missing.size();
        } finally {
            lock.release();
        }
    }

    private List<Migration> missing() {
        Map<Integer, String> applied = applied();
        for (Migration migration : migrations) {
            String checksum = applied.get(migration.version());
            if (checksum != null && !checksum.equals(migration.checksum())) {
                throw new SchemaException("Schema version " + migration.version()
                        + " was applied with another content: a released migration must not be edited");
            }
        }
        return migrations.stream()
                .filter(migration -> !applied.containsKey(migration.version()))
                .toList();
    }

    private Map<Integer, String> applied() {
        try {
            Map<Integer, String> applied = new HashMap<>();
            for (Row row : statements.run(
                    "SELECT version, checksum FROM " + settings.keyspace() + ".schema_version WHERE id = ?", ID)) {
                applied.put(row.getInt("version"), String.valueOf(row.getString("checksum")));
            }
            return applied;
        } catch (InvalidQueryException noKeyspaceYet) {
            return Map.of();
        }
    }

    private void record(Migration migration) {
        statements.run(
                "INSERT INTO " + settings.keyspace()
                        + ".schema_version (id, version, name, checksum, applied_at, applied_by)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                ID,
                migration.version(),
                migration.name(),
                migration.checksum(),
                clock.instant(),
                node);
    }

    private void createKeyspaces() {
        for (String keyspace : keyspaces().values()) {
            statements.define(
                    "CREATE KEYSPACE IF NOT EXISTS " + keyspace + " WITH replication = " + settings.replicationCql());
        }
        createBeforeLock("schema_lock", "name text PRIMARY KEY, owner text");
        createBeforeLock(
                "schema_version",
                "id text, version int, name text, checksum text, applied_at timestamp, applied_by text,"
                        + " PRIMARY KEY (id, version)");
    }

    /**
     * Nodes create these at the same time, possibly through different coordinators. A table id that follows from the
     * name keeps Cassandra from making two tables of it.
     */
    private void createBeforeLock(String table, String columns) {
        String name = settings.keyspace() + "." + table;
        UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        statements.define("CREATE TABLE IF NOT EXISTS " + name + " (" + columns + ") WITH id = " + id);
    }

    private Map<String, String> keyspaces() {
        return Map.of(
                "keyspace", settings.keyspace(),
                "journal", settings.journalKeyspace(),
                "snapshot", settings.snapshotKeyspace());
    }
}
