package dev.parley.node.recovery;

import akka.persistence.typed.PersistenceId;
import java.io.NotSerializableException;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says once that an entity's log cannot be read, what to do, and that it can be read again. One for each entity, and
 * confined to it.
 */
public final class RecoveryLog {
    private static final Logger log = LoggerFactory.getLogger(RecoveryLog.class);

    private enum Phase {
        RECOVERING,
        READ,
        FAILED
    }

    private final PersistenceId entity;
    private Phase phase = Phase.RECOVERING;

    public RecoveryLog(PersistenceId entity) {
        this.entity = entity;
    }

    /** The log was read to its end. */
    public void recovered() {
        if (phase == Phase.FAILED) {
            log.info("event=log_readable persistence_id={}", entity.id());
        } else if (phase == Phase.READ) {
            log.warn("event=write_failed persistence_id={}; it has started again with what is written", entity.id());
        }
        phase = Phase.READ;
    }

    /** The log could not be read beyond the event {@code lastRead}, which is not known before the first one. */
    public void failed(LongSupplier lastRead, Throwable failure) {
        if (phase != Phase.FAILED) {
            say(known(lastRead), failure);
        }
        phase = Phase.FAILED;
    }

    /** Whether nothing is known of it yet. */
    boolean isRecovering() {
        return phase == Phase.RECOVERING;
    }

    boolean hasFailed() {
        return phase == Phase.FAILED;
    }

    private static long known(LongSupplier lastRead) {
        try {
            return lastRead.getAsLong();
        } catch (IllegalStateException atTheSnapshot) {
            return 0;
        }
    }

    private void say(long lastRead, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NotSerializableException unreadable) {
                log.error(
                        "event=log_unreadable persistence_id={} sequence_nr={} why=\"{}\""
                                + " do=\"run the version that wrote it, or see 'What cannot be read' in docs/operations.md;"
                                + " until then all requests to it are refused as unavailable\"",
                        entity.id(),
                        lastRead + 1,
                        unreadable.getMessage());
                return;
            }
        }
        log.warn(
                "event=recovery_failed persistence_id={} last_read={} why=\"{}\""
                        + " do=\"look at Cassandra; it is tried again by itself\"",
                entity.id(),
                lastRead,
                failure.toString());
    }
}
