package dev.parley.node.recovery;

import akka.actor.typed.Behavior;
import akka.actor.typed.BehaviorInterceptor;
import akka.actor.typed.TypedActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.persistence.typed.PersistenceId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Stands before an entity whose log may not be readable: an event that a newer version has written, damage, or a journal
 * that does not answer. The entity's own supervision tries the recovery again, with back-off; meanwhile whoever asks is
 * refused at once, and the log has one line of it. No other entity notices. One for each entity, and confined to it.
 */
public final class RecoveryGate<C> extends BehaviorInterceptor<C, C> {
    private final RecoveryLog log;
    private final Predicate<C> refusal;
    private final int bound;
    private final List<C> early = new ArrayList<>();

    /**
     * @param refusal tells whoever waits for the answer of a command that there is none now; false where nobody waits
     * @param bound commands that may wait for the first recovery; further ones are refused
     */
    public RecoveryGate(Class<C> commands, PersistenceId entity, Predicate<C> refusal, int bound) {
        super(commands);
        this.log = new RecoveryLog(entity);
        this.refusal = refusal;
        this.bound = bound;
    }

    /** The entity, behind this gate. */
    public Behavior<C> before(Behavior<C> behavior) {
        return Behaviors.intercept(() -> this, behavior);
    }

    /** The log was read to its end. */
    public void recovered() {
        log.recovered();
        early.clear();
    }

    /** See {@link RecoveryLog#failed}. */
    public void failed(LongSupplier lastRead, Throwable failure) {
        log.failed(lastRead, failure);
        early.removeIf(refusal);
        early.clear();
    }

    @Override
    public Behavior<C> aroundReceive(TypedActorContext<C> context, C command, ReceiveTarget<C> entity) {
        if (log.hasFailed() || (log.isRecovering() && early.size() >= bound)) {
            return refusal.test(command) ? Behaviors.same() : entity.apply(context, command);
        }
        if (log.isRecovering()) {
            early.add(command);
        }
        return entity.apply(context, command);
    }
}
