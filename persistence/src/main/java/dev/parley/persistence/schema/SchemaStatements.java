package dev.parley.persistence.schema;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;

/** Runs the migrations' statements: patiently, and never on beyond a schema that the nodes do not agree on. */
final class SchemaStatements {
    private static final String PROFILE = "parley-schema";

    private final CqlSession session;

    SchemaStatements(CqlSession session) {
        this.session = session;
    }

    ResultSet run(String cql, Object... values) {
        return session.execute(SimpleStatement.newInstance(cql, values).setExecutionProfileName(PROFILE));
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
