package dev.parley.persistence.journal;

import akka.persistence.typed.PersistenceId;
import java.util.concurrent.CompletionStage;

/**
 * Makes the rows that follow from one kind of logs anew, with what makes them when the events happen. May be repeated,
 * and run beside entities that are at work: rows carry the time of their event. Thread-safe.
 */
public interface LogReplay {
    /** The first part of the logs' names. */
    String entityType();

    /** Completes when all rows of the log are written; fails where the log cannot be read or a row not be written. */
    CompletionStage<Void> replay(PersistenceId log);
}
