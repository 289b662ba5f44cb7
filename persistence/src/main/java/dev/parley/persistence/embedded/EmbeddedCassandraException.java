package dev.parley.persistence.embedded;

import org.jspecify.annotations.Nullable;

/** Why the embedded Cassandra does not run, in one line fit for a terminal, and what its owner can do. */
public final class EmbeddedCassandraException extends RuntimeException {

    /** What went wrong, for those who react to it. */
    public enum Reason {
        NO_JDK_17,
        NO_CASSANDRA_JARS,
        PORT_IN_USE,
        DISK_FULL,
        DIRECTORY_NOT_WRITABLE,
        DIRECTORY_IN_USE,
        DATA_CORRUPT,
        DAEMON_DIED,
        NOT_READY_IN_TIME,
        INTERRUPTED
    }

    private final Reason reason;
    private final String advice;

    EmbeddedCassandraException(Reason reason, String problem, String advice) {
        this(reason, problem, advice, null);
    }

    EmbeddedCassandraException(Reason reason, String problem, String advice, @Nullable Throwable cause) {
        super(problem + ". " + advice, cause);
        this.reason = reason;
        this.advice = advice;
    }

    public Reason reason() {
        return reason;
    }

    /** What to do about it: a sentence. It is also the end of the message. */
    public String advice() {
        return advice;
    }
}
