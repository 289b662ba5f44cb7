package dev.parley.node.conversation;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.PreRestart;
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
import dev.parley.node.conversation.ConversationCommand.Change;
import dev.parley.node.conversation.ConversationCommand.Query;
import dev.parley.node.recovery.RecoveryGate;
import dev.parley.persistence.conversation.ConversationEvent;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.Refusal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * The only writer of a conversation's log; one per conversation in the cluster, remembered, so that it comes back by
 * itself after a crash and finishes what it owes. Commands that arrive during a write are decided together after it.
 */
public final class ConversationEntity
        extends EventSourcedBehavior<ConversationCommand, ConversationEvent, Conversation> {
    /** The name is data on disk. */
    public static final EntityTypeKey<ConversationCommand> KEY =
            EntityTypeKey.create(ConversationCommand.class, "conversation");

    final ActorContext<ConversationCommand> context;
    private final ConversationId id;
    private final ConversationRuntime runtime;
    private final ConversationSettings settings;
    private final ActorRef<ClusterSharding.ShardCommand> shard;
    private final ProjectionProgress tables;
    private final QueryDesk queries;
    final DirectAccess access;
    private final Intake intake;
    final Broadcast broadcast;
    private final RecoveryGate<ConversationCommand> gate;
    private boolean flushing;
    private boolean hasStrays;
    private @Nullable Batch inFlight;

    private ConversationEntity(
            ActorContext<ConversationCommand> context,
            ConversationId id,
            ConversationRuntime runtime,
            ActorRef<ClusterSharding.ShardCommand> shard) {
        super(
                PersistenceId.of(KEY.name(), id.toString()),
                SupervisorStrategy.restartWithBackoff(Duration.ofMillis(200), Duration.ofSeconds(5), 0.2)
                        .withStopChildren(false)
                        .withLogLevel(Level.DEBUG));
        this.context = context;
        this.id = id;
        this.runtime = runtime;
        this.settings = runtime.settings();
        this.shard = shard;
        this.tables = new ProjectionProgress(
                context.spawn(
                        ConversationProjector.create(id, runtime.projection(), context.getSelf(), runtime::gathering),
                        "projector"),
                settings);
        this.access = new DirectAccess(runtime.directRules());
        this.intake = new Intake(context, runtime, access);
        this.broadcast = new Broadcast(context, runtime, access);
        this.queries = new QueryDesk(id, runtime, broadcast.live().receipts());
        this.gate = new RecoveryGate<>(
                ConversationCommand.class, persistenceId(), ConversationEntity::refused, settings.pending());
    }

    /** The behavior of one conversation. */
    public static Behavior<ConversationCommand> create(
            ConversationId id, ConversationRuntime runtime, ActorRef<ClusterSharding.ShardCommand> shard) {
        return Behaviors.setup(context -> {
            context.setReceiveTimeout(runtime.settings().passivateAfter(), new ConversationCommand.Idle());
            ConversationEntity entity = new ConversationEntity(context, id, runtime, shard);
            return entity.gate.before(entity);
        });
    }

    @Override
    public Conversation emptyState() {
        return new Conversation.Absent();
    }

    @Override
    public EventHandler<Conversation, ConversationEvent> eventHandler() {
        return (state, event) -> state.apply(event, settings);
    }

    @Override
    public CommandHandler<ConversationCommand, ConversationEvent, Conversation> commandHandler() {
        return ConversationDispatch.COMMANDS.of(this);
    }

    LiveSigns live() {
        return broadcast.live();
    }

    static @Nullable OpenConversation openOrNull(Conversation state) {
        return state instanceof OpenConversation open ? open : null;
    }

    Effect<ConversationEvent, Conversation> onChange(Conversation state, Change change) {
        intake.take(state, change, tables.upTo());
        flushSoon();
        return Effect().none();
    }

    Effect<ConversationEvent, Conversation> onLookedUp(Conversation state, ConversationCommand.LookedUp lookedUp) {
        intake.resolve(lookedUp);
        flushSoon();
        return Effect().none();
    }

    private void flushSoon() {
        if (!flushing && canDecide() && intake.hasReady()) {
            flushing = true;
            context.getSelf().tell(new ConversationCommand.Flush());
        }
    }

    private boolean canDecide() {
        return tables.isKnown() && !tables.isAwaited() && !hasStrays;
    }

    Effect<ConversationEvent, Conversation> onFlush(Conversation state) {
        flushing = false;
        if (!canDecide() || !intake.hasReady()) {
            return Effect().none();
        }
        Batch batch =
                new Batch(id, state, tables.upTo(), access.isClosed(), settings, runtime.clock(), runtime.random());
        intake.decide(batch, state, tables);
        if (batch.events().isEmpty()) {
            batch.answer();
            flushSoon();
            return Effect().none();
        }
        inFlight = batch;
        return Effect()
                .persist(batch.events().stream().map(event -> event.event()).toList())
                .thenRun(after -> onWritten(state, (OpenConversation) after, batch));
    }

    private void onWritten(Conversation before, OpenConversation after, Batch batch) {
        inFlight = null;
        runtime.accepted().add(batch.messages());
        batch.answer();
        broadcast.publish(openOrNull(before), after, batch);
        tables.written(after, batch);
        flushSoon();
    }

    Effect<ConversationEvent, Conversation> onQuery(Conversation state, Query query) {
        queries.answer(state, query, tables.upTo());
        return Effect().none();
    }

    Effect<ConversationEvent, Conversation> onProjected(Conversation state, ConversationCommand.Projected progress) {
        if (tables.reached(progress.rev()) && state instanceof OpenConversation open) {
            finishWhatIsOwed(open);
        }
        flushSoon();
        return Effect().none();
    }

    /** What waited for the tables is refused now, so that its senders know. */
    Effect<ConversationEvent, Conversation> onNotProjected() {
        tables.failed();
        flushSoon();
        return Effect().none();
    }

    /** After a start: what the tables do not have may not have reached the members either. */
    private void finishWhatIsOwed(OpenConversation open) {
        Rev upTo = tables.upTo();
        tables.catchUp(open);
        broadcast.announce(open, upTo);
    }

    Effect<ConversationEvent, Conversation> onIdle(Conversation state) {
        if (tables.isComplete(state) && intake.isEmpty()) {
            shard.tell(new ClusterSharding.Passivate<>(context.getSelf()));
        }
        return Effect().none();
    }

    @Override
    public SignalHandler<Conversation> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(PreRestart.instance(), state -> refuseUnwritten())
                .onSignal(PostStop.instance(), state -> {
                    refusePending();
                    broadcast.live().receipts().stopped();
                })
                .onSignal(RecoveryCompleted.instance(), this::onRecovered)
                .onSignal(
                        RecoveryFailed.class,
                        (state, failed) -> gate.failed(() -> lastSequenceNumber(context), failed.getFailure()))
                .build();
    }

    /** A write has failed, and its events may be durable or not: the replay decides, and whoever asks again. */
    private void refuseUnwritten() {
        Batch failed = inFlight;
        inFlight = null;
        if (failed != null) {
            failed.refuse(Refusal.unavailable());
            intake.refuseAll(Refusal.unavailable());
        }
    }

    private void onRecovered(Conversation state) {
        gate.recovered();
        refuseUnwritten();
        tables.awaitNoMore();
        removeStrays(state);
        if (tables.isKnown() && state instanceof OpenConversation open) {
            finishWhatIsOwed(open);
        }
        flushSoon();
    }

    /**
     * The end of the log is what the replay accepted. Where rows stand behind it, a write that was given up has come
     * after others; the next events would not be numbered as they are counted, so the entity starts again without them.
     */
    private void removeStrays(Conversation state) {
        hasStrays = lastSequenceNumber(context) != state.rev().value();
        if (hasStrays) {
            context.getLog().warn("Conversation {} has strays behind {}", id, state.rev());
            context.pipeToSelf(
                    runtime.archive().removeStrays(id, state.rev()),
                    (removed, failure) -> new ConversationCommand.StraysRemoved(failure == null));
        }
    }

    private static boolean refused(ConversationCommand command) {
        if (!(command instanceof ConversationCommand.Request request)) {
            return false;
        }
        request.replyTo().tell(new ConversationReply.Refused(request.token(), Refusal.unavailable()));
        return true;
    }

    private void refusePending() {
        Refusal elsewhere = Refusal.later(ErrorCode.UNAVAILABLE, Duration.ofMillis(100));
        Batch unwritten = inFlight;
        if (unwritten != null) {
            unwritten.refuse(elsewhere);
        }
        intake.refuseAll(elsewhere);
    }

    @Override
    public SnapshotAdapter<Conversation> snapshotAdapter() {
        return new ConversationSnapshots();
    }

    @Override
    public RetentionCriteria retentionCriteria() {
        return RetentionCriteria.snapshotEvery(settings.snapshotEvery(id), 2);
    }
}
