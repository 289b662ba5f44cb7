package dev.parley.persistence.journal;

import akka.Done;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.ChildFailed;
import akka.actor.typed.Props;
import akka.actor.typed.Terminated;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.persistence.typed.PersistenceId;
import dev.parley.persistence.journal.WarmUpEntity.Step;
import dev.parley.persistence.journal.WarmUpNames.Written;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Proves the journal before a node reports ready: one recovery of nothing, one write, one snapshot, one recovery from
 * it, one query. The plugin prepares each statement at its first use and keeps a failure for ever, so a node whose
 * Cassandra was away at that moment must not serve: when this fails, the process ends.
 */
public final class JournalWarmUp extends AbstractBehavior<JournalWarmUp.Message> {
    sealed interface Message {}

    record Progress(Step step) implements Message {}

    record Queried(int events) implements Message {}

    record Failed(String why) implements Message {}

    private final JournalReader reader;
    private final PersistenceId id;
    private final CompletableFuture<Done> result;
    private ActorRef<WarmUpEntity.Command> entity;

    private JournalWarmUp(
            ActorContext<Message> context, JournalReader reader, PersistenceId id, CompletableFuture<Done> result) {
        super(context);
        this.reader = reader;
        this.id = id;
        this.result = result;
        this.entity = spawn(context, id);
    }

    /**
     * Runs the proof.
     *
     * @param name letters and digits, unique to this start of this node: the first write of a log takes a statement that later ones do not
     */
    public static CompletionStage<Done> run(ActorSystem<?> system, String name) {
        Duration timeout = system.settings().config().getDuration("parley.cassandra.warm-up.timeout");
        CompletableFuture<Done> result = new CompletableFuture<>();
        JournalReader reader = new JournalReader(system);
        Behavior<Message> behavior = Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            timers.startSingleTimer(new Failed("it took longer than " + timeout), timeout);
            return new JournalWarmUp(context, reader, PersistenceId.of("warm-up", name), result);
        }));
        system.systemActorOf(behavior, "journal-warm-up-" + name, Props.empty());
        return result;
    }

    @Override
    public Receive<Message> createReceive() {
        return newReceiveBuilder()
                .onMessage(Progress.class, this::onProgress)
                .onMessage(Queried.class, this::onQueried)
                .onMessage(Failed.class, failed -> fail(failed.why()))
                .onSignal(ChildFailed.class, failed -> fail(String.valueOf(failed.getCause())))
                .onSignal(Terminated.class, stopped -> recoverAgain())
                .build();
    }

    private Behavior<Message> onProgress(Progress progress) {
        switch (progress.step()) {
            case RECOVERED_EMPTY -> entity.tell(WarmUpEntity.Command.WRITE);
            case SNAPSHOT_STORED -> entity.tell(WarmUpEntity.Command.STOP);
            case RECOVERED_WRITTEN ->
                getContext()
                        .pipeToSelf(
                                reader.events(id, 0, 1, Written.class),
                                (events, failure) ->
                                        failure == null ? new Queried(events.size()) : new Failed(failure.toString()));
            case SNAPSHOT_FAILED -> {
                return fail("the snapshot could not be stored");
            }
        }
        return this;
    }

    private Behavior<Message> recoverAgain() {
        entity = spawn(getContext(), id);
        return this;
    }

    private Behavior<Message> onQueried(Queried queried) {
        if (queried.events() != 1) {
            return fail("what was written is not found");
        }
        result.complete(Done.getInstance());
        return Behaviors.stopped();
    }

    private Behavior<Message> fail(String why) {
        result.completeExceptionally(new IllegalStateException("The journal does not work: " + why));
        return Behaviors.stopped();
    }

    private static ActorRef<WarmUpEntity.Command> spawn(ActorContext<Message> context, PersistenceId id) {
        ActorRef<Step> observer = context.messageAdapter(Step.class, Progress::new);
        ActorRef<WarmUpEntity.Command> entity = context.spawnAnonymous(new WarmUpEntity(id, observer));
        context.watch(entity);
        return entity;
    }
}
