package dev.parley.node.session;

import akka.actor.typed.javadsl.ActorContext;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.frame.EncodedFrame;
import dev.parley.protocol.frame.ServerFrame;
import java.util.List;

/**
 * Counts what a user has not read, by the list of the user's conversations, and tells the devices that did not cause the
 * change. Confined to its session.
 */
final class UnreadCounts {
    private final ActorContext<SessionCommand> context;
    private final UserId user;
    private final Inbox inbox;
    private final Leases leases;
    private final Sockets sockets;

    UnreadCounts(
            ActorContext<SessionCommand> context, UserId user, SessionRuntime runtime, Leases leases, Sockets sockets) {
        this.context = context;
        this.user = user;
        this.inbox = runtime.inbox();
        this.leases = leases;
        this.sockets = sockets;
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
        List<InboxEntry> entries =
                counted.entries().stream().map(entry -> entry.asOf(state)).toList();
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
