package dev.parley.persistence.schema;

/** The schema is not what this version of Parley needs, and cannot be made so; the node must not start. */
public final class SchemaException extends RuntimeException {
    SchemaException(String message) {
        super(message);
    }
}
