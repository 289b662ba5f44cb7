package dev.parley.node.recovery;

import akka.actor.typed.Behavior;
import akka.actor.typed.BehaviorInterceptor;
import akka.actor.typed.TypedActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.persistence.typed.PersistenceId;
import java.io.NotSerializableException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands before an entity whose log may not be readable: an event that a newer version has written, damage, or a journal
 * that does not answer. The entity's own supervision tries the recovery again, with back-off; meanwhile whoever asks is
 * refused at once, and the log has one line of it. No other entity notices. One for each entity, and confined to it.
 */
public final class RecoveryGate<C> extends BehaviorInterceptor<C, C> {
    private static final Logger log = LoggerFactory.getLogger(RecoveryGate.class);

    private enum Phase {
        RECOVERING,
        OPEN,
        FAILED
    }

    private final PersistenceId entity;
    private final Predicate<C> refusal;
    private final int bound;
    private final List<C> early = new ArrayList<>();
    private Phase phase = Phase.RECOVERING;

    /**
     * @param refusal tells whoever waits for the answer of a command that there is none now; false where nobody waits
     * @param bound commands that may wait for the first recovery; further ones are refused
     */
    public RecoveryGate(Class<C> commands, PersistenceId entity, Predicate<C> refusal, int bound) {
        super(commands);
        this.entity = entity;
        this.refusal = refusal;
        this.bound = bound;
    }

    /** The entity, behind this gate. */
    public Behavior<C> before(Behavior<C> behavior) {
        return Behaviors.intercept(() -> this, behavior);
    }

    /** The log was read to its end. */
    public void recovered() {
        if (phase == Phase.FAILED) {
            log.info("event=log_readable persistence_id={}", entity.id());
        } else if (phase == Phase.OPEN) {
            log.warn("event=write_failed persistence_id={}; it has started again with what is written", entity.id());
        }
        phase = Phase.OPEN;
        early.clear();
    }

    /** The log could not be read beyond the event {@code lastRead}, which is not known before the first one. */
    public void failed(LongSupplier lastRead, Throwable failure) {
        if (phase != Phase.FAILED) {
            say(known(lastRead), failure);
        }
        phase = Phase.FAILED;
        early.removeIf(refusal);
        early.clear();
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

    @Override
    public Behavior<C> aroundReceive(TypedActorContext<C> context, C command, ReceiveTarget<C> entity) {
        if (phase == Phase.FAILED || (phase == Phase.RECOVERING && early.size() >= bound)) {
            return refusal.test(command) ? Behaviors.same() : entity.apply(context, command);
        }
        if (phase == Phase.RECOVERING) {
            early.add(command);
        }
        return entity.apply(context, command);
    }
}
