package dev.parley.persistence.journal;

import akka.actor.typed.ActorRef;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.RecoveryCompleted;
import akka.persistence.typed.SnapshotCompleted;
import akka.persistence.typed.SnapshotFailed;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import akka.persistence.typed.javadsl.SignalHandler;
import dev.parley.persistence.journal.WarmUpNames.Proof;
import dev.parley.persistence.journal.WarmUpNames.Written;

/** An entity that does once everything that others do: recovers, writes, and stores a snapshot; it tells how far it is. */
final class WarmUpEntity extends EventSourcedBehavior<WarmUpEntity.Command, Written, Proof> {
    enum Command {
        WRITE,
        STOP
    }

    /** What has worked, in this order. */
    enum Step {
        RECOVERED_EMPTY,
        SNAPSHOT_STORED,
        SNAPSHOT_FAILED,
        RECOVERED_WRITTEN
    }

    private final ActorRef<Step> observer;

    WarmUpEntity(PersistenceId id, ActorRef<Step> observer) {
        super(id);
        this.observer = observer;
    }

    @Override
    public Proof emptyState() {
        return new Proof(0);
    }

    @Override
    public CommandHandler<Command, Written, Proof> commandHandler() {
        return newCommandHandlerBuilder()
                .forAnyState()
                .onCommand(Command.WRITE::equals, (state, command) -> Effect().persist(new Written()))
                .onCommand(Command.STOP::equals, (state, command) -> Effect().stop())
                .build();
    }

    @Override
    public EventHandler<Proof, Written> eventHandler() {
        return newEventHandlerBuilder().forAnyState().onAnyEvent((state, event) -> new Proof(state.written() + 1));
    }

    @Override
    public boolean shouldSnapshot(Proof state, Written event, long sequenceNr) {
        return true;
    }

    @Override
    public SignalHandler<Proof> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(
                        RecoveryCompleted.instance(),
                        state -> observer.tell(state.written() == 0 ? Step.RECOVERED_EMPTY : Step.RECOVERED_WRITTEN))
                .onSignal(SnapshotCompleted.class, (state, signal) -> observer.tell(Step.SNAPSHOT_STORED))
                .onSignal(SnapshotFailed.class, (state, signal) -> observer.tell(Step.SNAPSHOT_FAILED))
                .build();
    }
}
