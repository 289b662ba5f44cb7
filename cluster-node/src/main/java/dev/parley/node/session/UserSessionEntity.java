package dev.parley.node.session;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.AskPattern;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.RecoveryCompleted;
import akka.persistence.typed.SnapshotAdapter;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.Effect;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import akka.persistence.typed.javadsl.RetentionCriteria;
import akka.persistence.typed.javadsl.SignalHandler;
import dev.parley.node.delivery.RouteNews;
import dev.parley.persistence.session.SessionEvent;
import dev.parley.persistence.session.SessionEvent.ReadCursor;
import dev.parley.persistence.session.SessionEvent.ReadCursorsMoved;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.error.Refusal;
import dev.parley.protocol.frame.CloseCode;
import dev.parley.protocol.frame.EncodedFrame;
import dev.parley.protocol.frame.ServerFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a user is: one per user in the cluster. It knows the user's sockets and tells conversations on which nodes they
 * are; events themselves do not pass through it. What it must not forget are the read cursors.
 */
public final class UserSessionEntity extends EventSourcedBehavior<SessionCommand, SessionEvent, UserSession> {
    /** The name is data on disk. */
    public static final EntityTypeKey<SessionCommand> KEY = EntityTypeKey.create(SessionCommand.class, "user-session");

    private static final Logger log = LoggerFactory.getLogger(UserSessionEntity.class);

    private final ActorContext<SessionCommand> context;
    private final UserId user;
    private final SessionRuntime runtime;
    private final SessionSettings settings;
    private final ActorRef<ClusterSharding.ShardCommand> shard;
    private final Sockets sockets = new Sockets();
    private final Leases leases;
    private CursorMoves waiting = new CursorMoves();
    private CursorMoves checking = new CursorMoves();
    private boolean moveScheduled;

    private UserSessionEntity(
            ActorContext<SessionCommand> context,
            UserId user,
            SessionRuntime runtime,
            ActorRef<ClusterSharding.ShardCommand> shard) {
        super(
                PersistenceId.of(KEY.name(), user.toString()),
                SupervisorStrategy.restartWithBackoff(Duration.ofMillis(200), Duration.ofSeconds(5), 0.2));
        this.context = context;
        this.user = user;
        this.runtime = runtime;
        this.settings = runtime.settings();
        this.shard = shard;
        this.leases = new Leases(runtime.clock(), runtime.delivery().sessionLease());
    }

    static Behavior<SessionCommand> create(
            UserId user, SessionRuntime runtime, ActorRef<ClusterSharding.ShardCommand> shard) {
        return Behaviors.setup(context -> {
            context.setReceiveTimeout(runtime.settings().passivateAfter(), new SessionCommand.Idle());
            return new UserSessionEntity(context, user, runtime, shard);
        });
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
    public CommandHandler<SessionCommand, SessionEvent, UserSession> commandHandler() {
        return newCommandHandlerBuilder()
                .forAnyState()
                .onCommand(SessionCommand.Locate.class, this::onLocate)
                .onCommand(SessionCommand.Attach.class, this::onAttach)
                .onCommand(SessionCommand.RoutesNoted.class, this::onRoutesNoted)
                .onCommand(SessionCommand.Detached.class, this::onDetached)
                .onCommand(SessionCommand.MarkRead.class, this::onMarkRead)
                .onCommand(SessionCommand.MoveCursors.class, this::onMoveCursors)
                .onCommand(SessionCommand.CursorsChecked.class, this::onCursorsChecked)
                .onCommand(SessionCommand.UnreadCounted.class, this::onUnreadCounted)
                .onCommand(SessionCommand.ListConversations.class, this::onListConversations)
                .onCommand(SessionCommand.EndDevices.class, this::onEndDevices)
                .onCommand(SessionCommand.Tell.class, this::onTell)
                .onCommand(SessionCommand.ContactsChanged.class, changed -> Effect()
                        .none())
                .onCommand(SessionCommand.Idle.class, this::onIdle)
                .build();
    }

    private Effect<SessionEvent, UserSession> onLocate(SessionCommand.Locate locate) {
        leases.grant(locate.conversation(), locate.replyTo());
        locate.replyTo().tell(new RouteNews.Located(user, sockets.routers(), runtime.router()));
        return Effect().none();
    }

    private Effect<SessionEvent, UserSession> onAttach(SessionCommand.Attach attach) {
        if (!sockets.has(attach.socket()) && sockets.size() >= settings.socketsPerUser()) {
            attach.socket().tell(new Connection.Close(CloseCode.TOO_MANY_CONNECTIONS));
            return Effect().none();
        }
        boolean gained = sockets.add(attach.socket(), attach.device(), attach.router());
        context.watchWith(attach.socket(), new SessionCommand.Detached(attach.socket()));
        List<ActorRef<RouteNews>> holders = gained ? leases.holders() : List.of();
        if (holders.isEmpty()) {
            return onRoutesNoted(new SessionCommand.RoutesNoted(attach.socket()));
        }
        List<CompletableFuture<RouteNews.Noted>> notes = new ArrayList<>();
        for (ActorRef<RouteNews> holder : holders) {
            notes.add(AskPattern.<RouteNews, RouteNews.Noted>ask(
                            holder,
                            replyTo -> new RouteNews.Gained(user, attach.router(), replyTo),
                            runtime.delivery().routeNotedWithin(),
                            context.getSystem().scheduler())
                    .toCompletableFuture());
        }
        // A conversation that does not answer has moved or stopped, and will ask anew.
        context.pipeToSelf(
                CompletableFuture.allOf(notes.toArray(new CompletableFuture<?>[0])),
                (done, failure) -> new SessionCommand.RoutesNoted(attach.socket()));
        return Effect().none();
    }

    private Effect<SessionEvent, UserSession> onRoutesNoted(SessionCommand.RoutesNoted noted) {
        noted.socket().tell(new Connection.Attached(context.getSelf()));
        return Effect().none();
    }

    private Effect<SessionEvent, UserSession> onDetached(SessionCommand.Detached detached) {
        sockets.remove(detached.socket());
        return Effect().none();
    }

    private Effect<SessionEvent, UserSession> onMarkRead(UserSession state, SessionCommand.MarkRead mark) {
        ActorRef<SessionReply> replyTo = mark.replyTo();
        if (waiting.size() >= settings.pendingRequests()) {
            if (replyTo != null) {
                replyTo.tell(new SessionReply.Refused(Refusal.unavailable()));
            }
            return Effect().none();
        }
        if (replyTo == null && !mark.seq().isAfter(state.cursor(mark.conversation()))) {
            return Effect().none();
        }
        waiting.add(mark);
        if (replyTo != null) {
            return onMoveCursors(state, new SessionCommand.MoveCursors());
        }
        if (!moveScheduled) {
            moveScheduled = true;
            context.scheduleOnce(settings.coalesceCursors(), context.getSelf(), new SessionCommand.MoveCursors());
        }
        return Effect().none();
    }

    /** Asks the conversations how far the cursors may go; one round at a time. */
    private Effect<SessionEvent, UserSession> onMoveCursors(UserSession state, SessionCommand.MoveCursors move) {
        moveScheduled = false;
        if (waiting.isEmpty() || !checking.isEmpty()) {
            return Effect().none();
        }
        checking = waiting;
        waiting = new CursorMoves();
        List<CompletableFuture<CursorCheck>> checks = new ArrayList<>();
        checking.wanted()
                .forEach((id, seq) -> checks.add(runtime.inbox()
                        .head(user, id)
                        .thenApply(outcome -> outcome.fold(
                                head -> new CursorCheck(id, seq.isAfter(head.lastSeq()) ? head.lastSeq() : seq, null),
                                refusal -> new CursorCheck(id, Seq.ZERO, refusal)))
                        .toCompletableFuture()));
        context.pipeToSelf(
                CompletableFuture.allOf(checks.toArray(new CompletableFuture<?>[0])),
                (done, failure) -> new SessionCommand.CursorsChecked(checks.stream()
                        .filter(check -> !check.isCompletedExceptionally())
                        .map(CompletableFuture::join)
                        .toList()));
        return Effect().none();
    }

    private Effect<SessionEvent, UserSession> onCursorsChecked(
            UserSession state, SessionCommand.CursorsChecked checked) {
        CursorMoves moves = checking;
        List<ReadCursor> moved = new ArrayList<>();
        Map<ConversationId, CursorChange.Mover> movers = new HashMap<>();
        for (CursorCheck check : checked.checks()) {
            if (check.refusal() == null && check.seq().isAfter(state.cursor(check.conversation()))) {
                moved.add(new ReadCursor(check.conversation(), check.seq()));
                movers.put(check.conversation(), moves.mover(check.conversation()));
            }
        }
        if (moved.isEmpty()) {
            finishMoves(moves, checked);
            return Effect().none();
        }
        return Effect()
                .persist(new ReadCursorsMoved(moved, runtime.clock().instant()))
                .thenRun(after -> {
                    finishMoves(moves, checked);
                    mirror(moved);
                    tellOthers(after, new CursorChange(movers));
                });
    }

    private void finishMoves(CursorMoves moves, SessionCommand.CursorsChecked checked) {
        checked.checks().forEach(check -> moves.answer(check.conversation(), check.refusal()));
        checking = new CursorMoves();
        if (!waiting.isEmpty()) {
            context.getSelf().tell(new SessionCommand.MoveCursors());
        }
    }

    /** After a failed write the entity has started again, with what it was about to write still to be written. */
    private void moveAgain() {
        waiting.addAll(checking);
        checking = new CursorMoves();
        if (!waiting.isEmpty()) {
            context.getSelf().tell(new SessionCommand.MoveCursors());
        }
    }

    private void mirror(List<ReadCursor> moved) {
        runtime.cursors().upsert(user, moved).whenComplete((done, failure) -> {
            if (failure != null) {
                log.warn("event=read_cursor_not_mirrored user={} why={}", user, failure.toString());
            }
        });
    }

    private void tellOthers(UserSession state, CursorChange change) {
        if (sockets.size() == 0) {
            return;
        }
        context.pipeToSelf(
                runtime.inbox().read(user, leases.active(), state),
                (entries, failure) -> new SessionCommand.UnreadCounted(failure == null ? entries : List.of(), change));
    }

    private Effect<SessionEvent, UserSession> onUnreadCounted(UserSession state, SessionCommand.UnreadCounted counted) {
        List<InboxEntry> entries = counted.entries().stream()
                .map(entry -> entry.readUpTo(state.cursor(entry.conversationId())))
                .toList();
        long total = entries.stream().mapToLong(InboxEntry::unread).sum();
        for (InboxEntry entry : entries) {
            CursorChange.Mover mover = counted.change().movers().get(entry.conversationId());
            if (mover != null) {
                sockets.tellAllBut(
                        mover.socket(),
                        EncodedFrame.of(new ServerFrame.Notification(
                                entry.conversationId(), entry.readSeq(), entry.unread(), total)));
            }
        }
        return Effect().none();
    }

    private Effect<SessionEvent, UserSession> onListConversations(
            UserSession state, SessionCommand.ListConversations list) {
        ActorRef<SessionReply> replyTo = list.replyTo();
        runtime.inbox().read(user, leases.active(), state).whenComplete((entries, failure) -> {
            if (failure != null) {
                log.warn("event=inbox_not_read user={} why={}", user, failure.toString());
                replyTo.tell(new SessionReply.Refused(Refusal.unavailable()));
            } else {
                replyTo.tell(new SessionReply.Conversations(entries));
            }
        });
        return Effect().none();
    }

    private Effect<SessionEvent, UserSession> onEndDevices(SessionCommand.EndDevices end) {
        sockets.close(end.devices(), end.code());
        return Effect().none();
    }

    private Effect<SessionEvent, UserSession> onTell(SessionCommand.Tell tell) {
        sockets.tellAllBut(null, tell.frame());
        return Effect().none();
    }

    /** A session stays for as long as somebody may rely on it. */
    private Effect<SessionEvent, UserSession> onIdle(SessionCommand.Idle idle) {
        boolean free = sockets.size() == 0 && leases.holders().isEmpty() && waiting.isEmpty() && checking.isEmpty();
        if (free) {
            shard.tell(new ClusterSharding.Passivate<>(context.getSelf()));
        }
        return Effect().none();
    }

    @Override
    public SignalHandler<UserSession> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(RecoveryCompleted.instance(), state -> moveAgain())
                .onSignal(PostStop.instance(), state -> leases.holders()
                        .forEach(conversation -> conversation.tell(new RouteNews.Forgotten(user))))
                .build();
    }

    @Override
    public SnapshotAdapter<UserSession> snapshotAdapter() {
        return new SessionSnapshots();
    }

    @Override
    public RetentionCriteria retentionCriteria() {
        return RetentionCriteria.snapshotEvery(settings.snapshotEvery(), 2);
    }
}
