package dev.parley.node.session;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import dev.parley.node.conversation.ConversationCommand;
import dev.parley.node.delivery.RouteNews;
import dev.parley.node.dispatch.MessageTable;
import dev.parley.persistence.session.SessionEvent.ReadCursorsMoved;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.error.Refusal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a user is: one per user in the cluster. It knows the user's sockets and tells conversations on which nodes they
 * are; events themselves do not pass through it. What it must not forget, how far the user has read and what is muted, is
 * in its {@link SessionLedger}.
 */
public final class UserSessionEntity {
    /** The name is data on disk. */
    public static final EntityTypeKey<SessionCommand> KEY = EntityTypeKey.create(SessionCommand.class, "user-session");

    private static final MessageTable<UserSessionEntity, SessionCommand> MESSAGES = new MessageTable.Builder<
                    UserSessionEntity, SessionCommand>()
            .on(SessionCommand.Locate.class, (it, locate) -> it.whereabouts.lease(locate))
            .on(SessionCommand.Attach.class, (it, attach) -> it.whereabouts.attach(attach))
            .on(SessionCommand.RoutesNoted.class, UserSessionEntity::onRoutesNoted)
            .on(SessionCommand.Detached.class, UserSessionEntity::onDetached)
            .on(SessionCommand.MarkRead.class, UserSessionEntity::onMarkRead)
            .on(SessionCommand.MoveCursors.class, it -> it.cursors.begin())
            .on(SessionCommand.CursorsChecked.class, UserSessionEntity::onCursorsChecked)
            .on(SessionCommand.UnreadCounted.class, UserSessionEntity::onUnreadCounted)
            .on(SessionCommand.ListConversations.class, UserSessionEntity::onListConversations)
            .on(SessionCommand.EndDevices.class, (it, end) -> it.sockets.close(end.devices(), end.code()))
            .on(SessionCommand.Tell.class, (it, tell) -> it.sockets.tellAllBut(null, tell.frame()))
            .on(SessionCommand.MarkDelivered.class, UserSessionEntity::onMarkDelivered)
            .on(SessionCommand.Mute.class, (it, mute) -> it.mutes.change(mute))
            .on(SessionCommand.MuteChecked.class, (it, checked) -> it.mutes.checked(checked))
            .on(SessionCommand.ContactsChanged.class, it -> it.contacts.changed())
            .on(SessionCommand.ContactsFound.class, (it, found) -> it.contacts.found(found.contacts()))
            .on(SessionCommand.ProfileChanged.class, UserSessionEntity::onProfileChanged)
            .on(SessionCommand.Idle.class, UserSessionEntity::onIdle)
            .endsIf(SessionCommand.LedgerRead.class, UserSessionEntity::onLedgerRead)
            .endsIf(SessionCommand.LedgerWritten.class, UserSessionEntity::onLedgerWritten)
            .endsIf(SessionCommand.LedgerUnreadable.class, UserSessionEntity::onLedgerUnreadable)
            .endsIf(SessionCommand.Stop.class, UserSessionEntity::onStop)
            .atEnd(it -> it.whereabouts.tell(new RouteNews.Forgotten(it.user)))
            .build();

    private final ActorContext<SessionCommand> context;
    private final UserId user;
    private final SessionRuntime runtime;
    private final ActorRef<ClusterSharding.ShardCommand> shard;
    private final LedgerAccess ledger;
    private final Sockets sockets = new Sockets();
    private final Leases leases;
    private final Whereabouts whereabouts;
    private final CursorRounds cursors;
    private final Mutes mutes;
    private final UnreadCounts unread;
    private final InboxPages pages;
    private final Acquaintances contacts;
    private boolean stopping;

    private UserSessionEntity(
            ActorContext<SessionCommand> context,
            UserId user,
            SessionRuntime runtime,
            ActorRef<ClusterSharding.ShardCommand> shard) {
        this.context = context;
        this.user = user;
        this.runtime = runtime;
        this.shard = shard;
        this.ledger = new LedgerAccess(context, user, runtime.settings());
        this.leases = new Leases(runtime.clock(), runtime.delivery().sessionLease());
        this.whereabouts = new Whereabouts(context, user, runtime, sockets, leases);
        this.cursors = new CursorRounds(context, user, runtime);
        this.mutes = new Mutes(context, user, runtime, ledger, sockets);
        this.unread = new UnreadCounts(context, user, runtime, leases, sockets);
        this.pages = new InboxPages(user, runtime, leases);
        this.contacts = new Acquaintances(context, user, runtime, sockets);
    }

    static Behavior<SessionCommand> create(
            UserId user, SessionRuntime runtime, ActorRef<ClusterSharding.ShardCommand> shard) {
        return Behaviors.setup(context -> {
            context.setReceiveTimeout(runtime.settings().passivateAfter(), new SessionCommand.Idle());
            return MESSAGES.of(new UserSessionEntity(context, user, runtime, shard));
        });
    }

    private void onRoutesNoted(SessionCommand.RoutesNoted noted) {
        noted.socket().tell(new Connection.Attached(context.getSelf(), leases.isComplete() ? leases.active() : null));
        contacts.introduce(noted.socket());
    }

    private void onDetached(SessionCommand.Detached detached) {
        sockets.remove(detached.socket());
        if (sockets.size() == 0) {
            contacts.keepForAWhile();
        }
    }

    private void onMarkRead(SessionCommand.MarkRead mark) {
        if (mark.replyTo() != null) {
            ledger.read(state -> cursors.mark(mark), () -> refuse(mark.replyTo()));
        } else if (!ledger.isReadTo(mark.conversation(), mark.seq())) {
            cursors.mark(mark);
        }
    }

    private void onMarkDelivered(SessionCommand.MarkDelivered mark) {
        runtime.conversations()
                .tell(
                        mark.conversation(),
                        new ConversationCommand.CursorsMoved(
                                user, mark.seq(), null, runtime.clock().instant()));
    }

    private void onCursorsChecked(SessionCommand.CursorsChecked checked) {
        ledger.read(state -> move(state, checked), cursors::putBack);
    }

    private void move(UserSession state, SessionCommand.CursorsChecked checked) {
        CursorRounds.Result result = cursors.result(state, checked);
        Instant now = runtime.clock().instant();
        if (result.read().isEmpty()) {
            cursors.end(checked, result, now);
            return;
        }
        ledger.write(
                new ReadCursorsMoved(result.read(), now),
                after -> {
                    cursors.end(checked, result, now);
                    unread.count(after, result.change());
                },
                cursors::putBack);
    }

    private void onUnreadCounted(SessionCommand.UnreadCounted counted) {
        ledger.read(state -> unread.tell(state, counted), () -> {});
    }

    private void onListConversations(SessionCommand.ListConversations list) {
        ledger.read(state -> pages.answer(state, list), () -> refuse(list.replyTo()));
    }

    private static void refuse(@Nullable ActorRef<SessionReply> replyTo) {
        if (replyTo != null) {
            replyTo.tell(new SessionReply.Refused(Refusal.unavailable()));
        }
    }

    /** To the user's own devices, and to the members of the conversations that are active. */
    private void onProfileChanged(SessionCommand.ProfileChanged changed) {
        sockets.tellAllBut(null, changed.frame());
        whereabouts.tell(new RouteNews.Announced(user, changed.frame()));
    }

    private boolean onLedgerRead(SessionCommand.LedgerRead read) {
        ledger.onRead(read);
        cursors.goOn();
        return mayStop();
    }

    private boolean onLedgerWritten(SessionCommand.LedgerWritten written) {
        ledger.onWritten(written);
        return mayStop();
    }

    private boolean onLedgerUnreadable(SessionCommand.LedgerUnreadable unreadable) {
        ledger.onUnreadable();
        cursors.refuseThoseWhoWait();
        return mayStop();
    }

    /** A session stays for as long as somebody may rely on it; its ledger, for as long as it is used. */
    private void onIdle(SessionCommand.Idle idle) {
        if (!cursors.isIdle() || !ledger.isIdle()) {
            return;
        }
        if (sockets.size() == 0 && leases.holders().isEmpty()) {
            shard.tell(new ClusterSharding.Passivate<>(context.getSelf()));
        } else {
            ledger.release();
        }
    }

    private boolean onStop(SessionCommand.Stop stop) {
        stopping = true;
        return mayStop();
    }

    /** The next session of this user must find all that this one has begun to write. */
    private boolean mayStop() {
        return stopping && !ledger.isWriting();
    }
}
