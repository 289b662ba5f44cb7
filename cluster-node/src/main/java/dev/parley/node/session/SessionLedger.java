package dev.parley.node.session;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.RecoveryCompleted;
import akka.persistence.typed.RecoveryFailed;
import akka.persistence.typed.SnapshotAdapter;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import akka.persistence.typed.javadsl.RetentionCriteria;
import akka.persistence.typed.javadsl.SignalHandler;
import dev.parley.node.ClusterMessage;
import dev.parley.node.recovery.RecoveryLog;
import dev.parley.persistence.session.SessionEvent;
import dev.parley.protocol.account.UserId;
import java.time.Duration;
import org.slf4j.event.Level;

/**
 * The log of what a session must not forget: the only writer of it, a child of the session, and in memory only while that
 * needs it. Tells the session what it has read and written.
 */
final class SessionLedger extends EventSourcedBehavior<SessionLedger.Write, SessionEvent, UserSession> {
    /** Answered by {@link SessionCommand.LedgerWritten}; where the write fails, by {@link SessionCommand.LedgerRead}. */
    record Write(SessionEvent event) implements ClusterMessage {}

    private final ActorContext<Write> context;
    private final ActorRef<SessionCommand> session;
    private final int snapshotEvery;
    private final RecoveryLog recovery = new RecoveryLog(persistenceId());

    private SessionLedger(
            ActorContext<Write> context, UserId user, int snapshotEvery, ActorRef<SessionCommand> session) {
        super(
                PersistenceId.of(UserSessionEntity.KEY.name(), user.toString()),
                SupervisorStrategy.restartWithBackoff(Duration.ofMillis(200), Duration.ofSeconds(5), 0.2)
                        .withLogLevel(Level.DEBUG));
        this.context = context;
        this.session = session;
        this.snapshotEvery = snapshotEvery;
    }

    static Behavior<Write> create(UserId user, int snapshotEvery, ActorRef<SessionCommand> session) {
        return Behaviors.setup(context -> new SessionLedger(context, user, snapshotEvery, session));
    }

    @Override
    public UserSession emptyState() {
        return UserSession.NEW;
    }

    @Override
    public EventHandler<UserSession, SessionEvent> eventHandler() {
        return UserSession::apply;
    }

    @Override
    public CommandHandler<Write, SessionEvent, UserSession> commandHandler() {
        return (state, write) ->
                Effect().persist(write.event()).thenRun(after -> session.tell(new SessionCommand.LedgerWritten(after)));
    }

    @Override
    public SignalHandler<UserSession> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(RecoveryCompleted.instance(), state -> {
                    recovery.recovered();
                    session.tell(new SessionCommand.LedgerRead(state));
                })
                .onSignal(RecoveryFailed.class, (state, failed) -> {
                    recovery.failed(() -> lastSequenceNumber(context), failed.getFailure());
                    session.tell(new SessionCommand.LedgerUnreadable());
                })
                .build();
    }

    @Override
    public SnapshotAdapter<UserSession> snapshotAdapter() {
        return new SessionSnapshots();
    }

    @Override
    public RetentionCriteria retentionCriteria() {
        return RetentionCriteria.snapshotEvery(snapshotEvery, 2);
    }
}
