package dev.parley.node.session;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.ActorContext;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.error.Refusal;
import dev.parley.protocol.frame.EncodedFrame;
import dev.parley.protocol.frame.ServerFrame;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what a user has not read, by the list of the user's conversations, and tells the devices that did not cause the
 * change. Confined to its session.
 */
final class UnreadCounts {
    private static final Logger log = LoggerFactory.getLogger(UnreadCounts.class);

    private final ActorContext<SessionCommand> context;
    private final UserId user;
    private final Inbox inbox;
    private final Leases leases;
    private final Sockets sockets;

    UnreadCounts(ActorContext<SessionCommand> context, UserId user, Inbox inbox, Leases leases, Sockets sockets) {
        this.context = context;
        this.user = user;
        this.inbox = inbox;
        this.leases = leases;
        this.sockets = sockets;
    }

    void list(UserSession state, ActorRef<SessionReply> replyTo) {
        inbox.read(user, leases.active(), state).whenComplete((entries, failure) -> {
            if (failure != null) {
                log.warn("event=inbox_not_read user={} why={}", user, failure.toString());
                replyTo.tell(new SessionReply.Refused(Refusal.unavailable()));
            } else {
                replyTo.tell(new SessionReply.Conversations(entries));
            }
        });
    }

    /** Counts after a change of cursors, if there is anybody to tell. */
    void count(UserSession state, CursorChange change) {
        boolean heard = change.movers().values().stream().anyMatch(mover -> sockets.hasOtherThan(mover.socket()));
        if (heard) {
            context.pipeToSelf(
                    inbox.read(user, leases.active(), state),
                    (entries, failure) ->
                            new SessionCommand.UnreadCounted(failure == null ? entries : List.of(), change));
        }
    }

    void tell(UserSession state, SessionCommand.UnreadCounted counted) {
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
    }
}
