package dev.parley.persistence.schema;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.servererrors.ServerError;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the migrations' statements: patiently, and never on beyond a schema that the nodes do not agree on. */
final class SchemaStatements {
    private static final Logger log = LoggerFactory.getLogger(SchemaStatements.class);

    private static final String PROFILE = "parley-schema";

    /** Cassandra knows a table for some moments before it can read it, on a busy machine for seconds. */
    private static final int ATTEMPTS = 100;

    private final CqlSession session;
    private final SchemaSettings settings;

    SchemaStatements(CqlSession session, SchemaSettings settings) {
        this.session = session;
        this.settings = settings;
    }

    /** Runs a statement that may be run twice: where Cassandra stumbles over a table that is being made, it is asked again. */
    ResultSet run(String cql, Object... values) {
        SimpleStatement statement = SimpleStatement.newInstance(cql, values).setExecutionProfileName(PROFILE);
        for (int attempt = 1; ; attempt++) {
            try {
                return session.execute(statement);
            } catch (ServerError beingMade) {
                if (attempt == ATTEMPTS) {
                    throw beingMade;
                }
                log.info("Cassandra is not ready for the schema yet: {}", beingMade.getMessage());
                pause();
            }
        }
    }

    /** Waits for what others are about to do; blocking, for a node that has nothing else to do yet. */
    void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(settings.lockPoll().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SchemaException("Interrupted while waiting for the schema");
        }
    }

    /** A statement that changes the schema. */
    void define(String cql) {
        ResultSet result = run(cql);
        if (!result.getExecutionInfo().isSchemaInAgreement() && !session.checkSchemaAgreement()) {
            throw new SchemaException("Cassandra's nodes do not agree on the schema after: " + firstLine(cql));
        }
    }

    private static String firstLine(String cql) {
        return cql.lines().findFirst().orElse(cql);
    }
}
