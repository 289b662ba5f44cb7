package dev.parley.node.session;

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
import dev.parley.node.conversation.ConversationCommand;
import dev.parley.node.delivery.RouteNews;
import dev.parley.node.dispatch.CommandTable;
import dev.parley.node.recovery.RecoveryGate;
import dev.parley.persistence.session.SessionEvent;
import dev.parley.persistence.session.SessionEvent.MuteChanged;
import dev.parley.persistence.session.SessionEvent.ReadCursorsMoved;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.Refusal;
import dev.parley.protocol.frame.EncodedFrame;
import dev.parley.protocol.frame.ServerFrame;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.event.Level;

/**
 * Where a user is: one per user in the cluster. It knows the user's sockets and tells conversations on which nodes they
 * are; events themselves do not pass through it. What it must not forget is how far the user has read, and what is muted.
 */
public final class UserSessionEntity extends EventSourcedBehavior<SessionCommand, SessionEvent, UserSession> {
    /** The name is data on disk. */
    public static final EntityTypeKey<SessionCommand> KEY = EntityTypeKey.create(SessionCommand.class, "user-session");

    private static final CommandTable<UserSessionEntity, SessionCommand, SessionEvent, UserSession> COMMANDS =
            new CommandTable.Builder<UserSessionEntity, SessionCommand, SessionEvent, UserSession>()
                    .on(SessionCommand.Locate.class, UserSessionEntity::onLocate)
                    .on(SessionCommand.Attach.class, UserSessionEntity::onAttach)
                    .on(SessionCommand.RoutesNoted.class, UserSessionEntity::onRoutesNoted)
                    .on(SessionCommand.Detached.class, UserSessionEntity::onDetached)
                    .on(SessionCommand.MarkRead.class, UserSessionEntity::onMarkRead)
                    .on(SessionCommand.MoveCursors.class, UserSessionEntity::onMoveCursors)
                    .on(SessionCommand.CursorsChecked.class, UserSessionEntity::onCursorsChecked)
                    .on(SessionCommand.UnreadCounted.class, UserSessionEntity::onUnreadCounted)
                    .on(SessionCommand.ListConversations.class, UserSessionEntity::onListConversations)
                    .on(SessionCommand.EndDevices.class, UserSessionEntity::onEndDevices)
                    .on(SessionCommand.Tell.class, UserSessionEntity::onTell)
                    .on(SessionCommand.MarkDelivered.class, UserSessionEntity::onMarkDelivered)
                    .on(SessionCommand.Mute.class, UserSessionEntity::onMute)
                    .on(SessionCommand.MuteChecked.class, UserSessionEntity::onMuteChecked)
                    .on(SessionCommand.ContactsChanged.class, UserSessionEntity::onContactsChanged)
                    .on(SessionCommand.ContactsFound.class, UserSessionEntity::onContactsFound)
                    .on(SessionCommand.ProfileChanged.class, UserSessionEntity::onProfileChanged)
                    .on(SessionCommand.Idle.class, UserSessionEntity::onIdle)
                    .build();

    private final ActorContext<SessionCommand> context;
    private final UserId user;
    private final SessionRuntime runtime;
    private final SessionSettings settings;
    private final ActorRef<ClusterSharding.ShardCommand> shard;
    private final Sockets sockets = new Sockets();
    private final Leases leases;
    private final Whereabouts whereabouts;
    private final CursorRounds cursors;
    private final UnreadCounts unread;
    private final InboxPages pages;
    private final Acquaintances contacts;
    private final RecoveryGate<SessionCommand> gate;

    private UserSessionEntity(
            ActorContext<SessionCommand> context,
            UserId user,
            SessionRuntime runtime,
            ActorRef<ClusterSharding.ShardCommand> shard) {
        super(
                PersistenceId.of(KEY.name(), user.toString()),
                SupervisorStrategy.restartWithBackoff(Duration.ofMillis(200), Duration.ofSeconds(5), 0.2)
                        .withLogLevel(Level.DEBUG));
        this.context = context;
        this.user = user;
        this.runtime = runtime;
        this.settings = runtime.settings();
        this.shard = shard;
        this.leases = new Leases(runtime.clock(), runtime.delivery().sessionLease());
        this.whereabouts = new Whereabouts(context, user, runtime, sockets, leases);
        this.cursors = new CursorRounds(context, user, runtime);
        this.unread = new UnreadCounts(context, user, runtime, leases, sockets);
        this.pages = new InboxPages(user, runtime, leases);
        this.contacts = new Acquaintances(context, user, runtime, sockets);
        this.gate = new RecoveryGate<>(
                SessionCommand.class, persistenceId(), UserSessionEntity::refused, settings.pendingRequests());
    }

    static Behavior<SessionCommand> create(
            UserId user, SessionRuntime runtime, ActorRef<ClusterSharding.ShardCommand> shard) {
        return Behaviors.setup(context -> {
            context.setReceiveTimeout(runtime.settings().passivateAfter(), new SessionCommand.Idle());
            UserSessionEntity entity = new UserSessionEntity(context, user, runtime, shard);
            return entity.gate.before(entity);
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
        return COMMANDS.of(this);
    }

    private Effect<SessionEvent, UserSession> onLocate(SessionCommand.Locate locate) {
        whereabouts.lease(locate);
        return Effect().none();
    }

    private Effect<SessionEvent, UserSession> onAttach(SessionCommand.Attach attach) {
        whereabouts.attach(attach);
        return Effect().none();
    }

    private Effect<SessionEvent, UserSession> onRoutesNoted(SessionCommand.RoutesNoted noted) {
        noted.socket().tell(new Connection.Attached(context.getSelf(), leases.isComplete() ? leases.active() : null));
        contacts.introduce(noted.socket());
        return Effect().none();
    }

    private Effect<SessionEvent, UserSession> onDetached(SessionCommand.Detached detached) {
        sockets.remove(detached.socket());
        if (sockets.size() == 0) {
            contacts.keepForAWhile();
        }
        return Effect().none();
    }

    private Effect<SessionEvent, UserSession> onMarkRead(UserSession state, SessionCommand.MarkRead mark) {
        cursors.mark(state, mark);
        return Effect().none();
    }

    private Effect<SessionEvent, UserSession> onMarkDelivered(SessionCommand.MarkDelivered mark) {
        runtime.conversations()
                .tell(
                        mark.conversation(),
                        new ConversationCommand.CursorsMoved(
                                user, mark.seq(), null, runtime.clock().instant()));
        return Effect().none();
    }

    private Effect<SessionEvent, UserSession> onMoveCursors(SessionCommand.MoveCursors move) {
        cursors.begin();
        return Effect().none();
    }

    private Effect<SessionEvent, UserSession> onCursorsChecked(
            UserSession state, SessionCommand.CursorsChecked checked) {
        CursorRounds.Result result = cursors.result(state, checked);
        Instant now = runtime.clock().instant();
        if (result.read().isEmpty()) {
            cursors.end(checked, result, now);
            return Effect().none();
        }
        return Effect().persist(new ReadCursorsMoved(result.read(), now)).thenRun(after -> {
            cursors.end(checked, result, now);
            unread.count(after, result.change());
        });
    }

    private Effect<SessionEvent, UserSession> onUnreadCounted(UserSession state, SessionCommand.UnreadCounted counted) {
        unread.tell(state, counted);
        return Effect().none();
    }

    private Effect<SessionEvent, UserSession> onMute(UserSession state, SessionCommand.Mute mute) {
        if (state.isMuted(mute.conversation()) == mute.muted() && mute.muted()) {
            mute.replyTo().tell(new SessionReply.Noted());
        } else if (mute.muted() && state.muted().size() >= settings.mutedPerUser()) {
            mute.replyTo().tell(new SessionReply.Refused(Refusal.of(ErrorCode.LIST_FULL)));
        } else {
            context.pipeToSelf(
                    runtime.inbox().head(user, mute.conversation()),
                    (outcome, failure) -> new SessionCommand.MuteChecked(
                            mute,
                            failure != null ? Refusal.unavailable() : outcome.fold(head -> null, refusal -> refusal)));
        }
        return Effect().none();
    }

    private Effect<SessionEvent, UserSession> onMuteChecked(UserSession state, SessionCommand.MuteChecked checked) {
        SessionCommand.Mute mute = checked.mute();
        Refusal refusal = checked.refusal();
        if (refusal != null) {
            mute.replyTo().tell(new SessionReply.Refused(refusal));
            return Effect().none();
        }
        if (state.isMuted(mute.conversation()) == mute.muted()) {
            mute.replyTo().tell(new SessionReply.Noted());
            return Effect().none();
        }
        return Effect()
                .persist(new MuteChanged(
                        mute.conversation(), mute.muted(), runtime.clock().instant()))
                .thenRun(after -> {
                    mute.replyTo().tell(new SessionReply.Noted());
                    sockets.tellAllBut(
                            null, EncodedFrame.of(new ServerFrame.MuteChanged(mute.conversation(), mute.muted())));
                });
    }

    private Effect<SessionEvent, UserSession> onContactsChanged(SessionCommand.ContactsChanged changed) {
        contacts.changed();
        return Effect().none();
    }

    private Effect<SessionEvent, UserSession> onContactsFound(SessionCommand.ContactsFound found) {
        contacts.found(found.contacts());
        return Effect().none();
    }

    private Effect<SessionEvent, UserSession> onListConversations(
            UserSession state, SessionCommand.ListConversations list) {
        pages.answer(state, list);
        return Effect().none();
    }

    private Effect<SessionEvent, UserSession> onEndDevices(SessionCommand.EndDevices end) {
        sockets.close(end.devices(), end.code());
        return Effect().none();
    }

    /** To the user's own devices, and to the members of the conversations that are active. */
    private Effect<SessionEvent, UserSession> onProfileChanged(SessionCommand.ProfileChanged changed) {
        sockets.tellAllBut(null, changed.frame());
        whereabouts.tell(new RouteNews.Announced(user, changed.frame()));
        return Effect().none();
    }

    private Effect<SessionEvent, UserSession> onTell(SessionCommand.Tell tell) {
        sockets.tellAllBut(null, tell.frame());
        return Effect().none();
    }

    /** A session stays for as long as somebody may rely on it. */
    private Effect<SessionEvent, UserSession> onIdle(SessionCommand.Idle idle) {
        if (sockets.size() == 0 && leases.holders().isEmpty() && cursors.isIdle()) {
            shard.tell(new ClusterSharding.Passivate<>(context.getSelf()));
        }
        return Effect().none();
    }

    @Override
    public SignalHandler<UserSession> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(RecoveryCompleted.instance(), state -> {
                    gate.recovered();
                    cursors.again();
                })
                .onSignal(
                        RecoveryFailed.class,
                        (state, failed) -> gate.failed(() -> lastSequenceNumber(context), failed.getFailure()))
                .onSignal(PostStop.instance(), state -> whereabouts.tell(new RouteNews.Forgotten(user)))
                .build();
    }

    private static boolean refused(SessionCommand command) {
        ActorRef<SessionReply> waiting = null;
        if (command instanceof SessionCommand.MarkRead mark) {
            waiting = mark.replyTo();
        } else if (command instanceof SessionCommand.Mute mute) {
            waiting = mute.replyTo();
        } else if (command instanceof SessionCommand.ListConversations list) {
            waiting = list.replyTo();
        }
        if (waiting != null) {
            waiting.tell(new SessionReply.Refused(Refusal.unavailable()));
        }
        return waiting != null;
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
