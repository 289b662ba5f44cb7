package dev.parley.node.friend;

import akka.Done;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.RecoveryCompleted;
import akka.persistence.typed.RecoveryFailed;
import akka.persistence.typed.SnapshotAdapter;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.Effect;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import akka.persistence.typed.javadsl.RetentionCriteria;
import akka.persistence.typed.javadsl.SignalHandler;
import dev.parley.node.friend.FriendshipCommand.Change;
import dev.parley.node.friend.FriendshipCommand.HeadFound;
import dev.parley.node.friend.FriendshipCommand.Idle;
import dev.parley.node.friend.FriendshipCommand.Retry;
import dev.parley.node.friend.FriendshipCommand.StepDone;
import dev.parley.node.friend.FriendshipCommand.StepFailed;
import dev.parley.node.friend.FriendshipCommand.Stop;
import dev.parley.node.recovery.RecoveryGate;
import dev.parley.persistence.friend.FriendshipEvent;
import dev.parley.persistence.friend.Pair;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.error.Refusal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Everything between two users, sharded by the pair; the only writer of its log and of its rows. {@link Friendship}
 * decides. A change is answered when its rows are written and the direct conversation knows; until then the next one
 * waits, so that at most one event is ever ahead of the rows. The entity is remembered until then: after a crash it comes
 * back by itself and ends what it owes.
 */
final class FriendshipEntity extends EventSourcedBehavior<FriendshipCommand, FriendshipEvent, Friendship> {
    /** The name is data on disk. */
    static final EntityTypeKey<FriendshipCommand> KEY = EntityTypeKey.create(FriendshipCommand.class, "friendship");

    private static final Logger log = LoggerFactory.getLogger(FriendshipEntity.class);

    private final ActorContext<FriendshipCommand> context;
    private final ActorRef<ClusterSharding.ShardCommand> shard;
    private final Pair pair;
    private final FriendshipRuntime runtime;
    private final FriendSettings settings;
    private final Queue<Change> waiting = new ArrayDeque<>();
    private final RecoveryGate<FriendshipCommand> gate;
    private @Nullable Friendship settled;
    private @Nullable Friendship beforeLast;
    private @Nullable Change inWork;
    private boolean stopping;
    private Duration retryAfter;

    private FriendshipEntity(
            ActorContext<FriendshipCommand> context,
            ActorRef<ClusterSharding.ShardCommand> shard,
            Pair pair,
            FriendshipRuntime runtime) {
        super(
                PersistenceId.of(KEY.name(), pair.toString()),
                SupervisorStrategy.restartWithBackoff(
                                runtime.settings().retryMin(),
                                runtime.settings().retryMax(),
                                0.2)
                        .withLogLevel(Level.DEBUG));
        this.context = context;
        this.shard = shard;
        this.pair = pair;
        this.runtime = runtime;
        this.settings = runtime.settings();
        this.retryAfter = settings.retryMin();
        this.gate = new RecoveryGate<>(
                FriendshipCommand.class, persistenceId(), FriendshipEntity::refused, settings.waiting());
    }

    static Behavior<FriendshipCommand> create(
            Pair pair, FriendshipRuntime runtime, ActorRef<ClusterSharding.ShardCommand> shard) {
        return Behaviors.setup(context -> {
            context.setReceiveTimeout(runtime.settings().passivateAfter(), new Idle());
            FriendshipEntity entity = new FriendshipEntity(context, shard, pair, runtime);
            return entity.gate.before(entity);
        });
    }

    @Override
    public Friendship emptyState() {
        return Friendship.none(pair);
    }

    @Override
    public EventHandler<Friendship, FriendshipEvent> eventHandler() {
        return (state, event) -> {
            beforeLast = state;
            return state.apply(event);
        };
    }

    @Override
    public CommandHandler<FriendshipCommand, FriendshipEvent, Friendship> commandHandler() {
        return newCommandHandlerBuilder()
                .forAnyState()
                .onCommand(Change.class, this::onChange)
                .onCommand(HeadFound.class, this::onHeadFound)
                .onCommand(StepDone.class, this::onStepDone)
                .onCommand(StepFailed.class, this::onStepFailed)
                .onCommand(Retry.class, (state, retry) -> begin(retry.step(), state))
                .onCommand(Idle.class, (state, idle) -> onIdle())
                .onCommand(Stop.class, (state, stop) -> onStop())
                .build();
    }

    private Effect<FriendshipEvent, Friendship> onChange(Friendship state, Change change) {
        if (settled != null && inWork == null) {
            return decide(state, change);
        }
        if (waiting.size() < settings.waiting()) {
            waiting.add(change);
        } else {
            change.replyTo().tell(new FriendshipReply.Refused(Refusal.unavailable()));
        }
        return Effect().none();
    }

    private Effect<FriendshipEvent, Friendship> decide(Friendship state, Change change) {
        Decision decision =
                Wishes.decide(state, change, runtime.clock().instant().truncatedTo(ChronoUnit.MILLIS));
        if (decision instanceof Decision.Happen happen) {
            inWork = change;
            settled = null;
            return Effect().persist(happen.event()).thenRun(after -> begin(Step.ROWS, after));
        }
        change.replyTo()
                .tell(
                        decision instanceof Decision.Refuse refuse
                                ? new FriendshipReply.Refused(refuse.refusal())
                                : new FriendshipReply.Settled(state.latest(), false));
        if (state.rev().equals(Rev.ZERO)) {
            // Nothing has happened, and nothing may ever: such a pair must cost nothing that lasts.
            passivate();
        }
        return next(state);
    }

    private Effect<FriendshipEvent, Friendship> next(Friendship state) {
        Change change = waiting.poll();
        if (change != null) {
            return decide(state, change);
        }
        return stopping ? Effect().stop() : Effect().none();
    }

    private Effect<FriendshipEvent, Friendship> onHeadFound(Friendship state, HeadFound found) {
        retryAfter = settings.retryMin();
        if (found.rev().equals(state.rev())) {
            settled = state;
            return next(state);
        }
        Friendship known = beforeLast;
        if (known == null || !known.rev().equals(found.rev())) {
            beforeLast = null;
        }
        return begin(Step.ROWS, state);
    }

    private Effect<FriendshipEvent, Friendship> begin(Step step, Friendship state) {
        if (step == Step.HEAD) {
            context.pipeToSelf(
                    runtime.projection().head(pair),
                    (rev, failure) -> rev == null ? new StepFailed(step, String.valueOf(failure)) : new HeadFound(rev));
        } else {
            context.pipeToSelf(
                    work(step, state),
                    (done, failure) ->
                            done == null ? new StepFailed(step, String.valueOf(failure)) : new StepDone(step));
        }
        return Effect().none();
    }

    private CompletionStage<Done> work(Step step, Friendship state) {
        return switch (step) {
            case ROWS -> runtime.projection().write(beforeLast, state);
            case GATE -> runtime.gate().set(pair.first(), pair.second(), state.mayWrite(settings.directMessagesFrom()));
            case HEAD, MARK -> runtime.projection().mark(state);
        };
    }

    private Effect<FriendshipEvent, Friendship> onStepDone(Friendship state, StepDone done) {
        retryAfter = settings.retryMin();
        if (done.step() == Step.ROWS) {
            return begin(gateChanges(state) ? Step.GATE : Step.MARK, state);
        }
        if (done.step() == Step.GATE) {
            return begin(Step.MARK, state);
        }
        settled = state;
        runtime.news().changed(beforeLast, state);
        Change answered = inWork;
        inWork = null;
        if (answered != null) {
            answered.replyTo().tell(new FriendshipReply.Settled(state.latest(), true));
        }
        return next(state);
    }

    private boolean gateChanges(Friendship state) {
        Friendship before = beforeLast;
        DirectMessagesFrom policy = settings.directMessagesFrom();
        return before == null || before.mayWrite(policy) != state.mayWrite(policy);
    }

    private Effect<FriendshipEvent, Friendship> onStepFailed(Friendship state, StepFailed failed) {
        log.warn(
                "event=friendship_step_failed pair={} step={} retry_after={} why={}",
                pair,
                failed.step(),
                retryAfter,
                failed.why());
        context.scheduleOnce(retryAfter, context.getSelf(), new Retry(failed.step()));
        Duration doubled = retryAfter.multipliedBy(2);
        retryAfter = doubled.compareTo(settings.retryMax()) > 0 ? settings.retryMax() : doubled;
        return Effect().none();
    }

    private Effect<FriendshipEvent, Friendship> onIdle() {
        if (isSettled()) {
            passivate();
        }
        return Effect().none();
    }

    /** Who has passivated is not remembered any more, so nothing may be owed by then. */
    private Effect<FriendshipEvent, Friendship> onStop() {
        if (isSettled()) {
            return Effect().stop();
        }
        stopping = true;
        return Effect().none();
    }

    private boolean isSettled() {
        return settled != null && inWork == null && waiting.isEmpty();
    }

    private void passivate() {
        shard.tell(new ClusterSharding.Passivate<>(context.getSelf()));
    }

    @Override
    public SignalHandler<Friendship> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(RecoveryCompleted.instance(), this::onRecovered)
                .onSignal(
                        RecoveryFailed.class,
                        (state, failed) -> gate.failed(() -> lastSequenceNumber(context), failed.getFailure()))
                .onSignal(PostStop.instance(), state -> refuseAll())
                .build();
    }

    /** At the start, and after a failed write, of which one cannot know whether it happened. */
    private void onRecovered(Friendship state) {
        gate.recovered();
        Change doubtful = inWork;
        inWork = null;
        settled = null;
        if (doubtful != null) {
            doubtful.replyTo().tell(new FriendshipReply.Refused(Refusal.unavailable()));
        }
        if (state.rev().equals(Rev.ZERO)) {
            context.getSelf().tell(new HeadFound(Rev.ZERO));
        } else {
            begin(Step.HEAD, state);
        }
    }

    private static boolean refused(FriendshipCommand command) {
        if (!(command instanceof Change change)) {
            return false;
        }
        change.replyTo().tell(new FriendshipReply.Refused(Refusal.unavailable()));
        return true;
    }

    private void refuseAll() {
        Change doubtful = inWork;
        if (doubtful != null) {
            waiting.add(doubtful);
        }
        waiting.forEach(change -> change.replyTo().tell(new FriendshipReply.Refused(Refusal.unavailable())));
        waiting.clear();
    }

    @Override
    public SnapshotAdapter<Friendship> snapshotAdapter() {
        return new FriendshipSnapshots();
    }

    @Override
    public RetentionCriteria retentionCriteria() {
        return RetentionCriteria.snapshotEvery(settings.snapshotEvery(), settings.keepSnapshots());
    }
}
