package dev.parley.node.session;

import akka.actor.typed.ActorRef;
import dev.parley.node.ClusterMessage;
import dev.parley.node.delivery.DeliveryRouter;
import dev.parley.node.delivery.RouteNews;
import dev.parley.node.presence.ContactList;
import dev.parley.protocol.account.DeviceId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.error.Refusal;
import dev.parley.protocol.frame.CloseCode;
import dev.parley.protocol.frame.EncodedFrame;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one may say to a user's session. */
public sealed interface SessionCommand extends ClusterMessage {

    /** A conversation asks where the user's sockets are, and relies on the answer for the length of a lease. */
    record Locate(ConversationId conversation, ActorRef<RouteNews> replyTo) implements SessionCommand {}

    /**
     * A socket opened, on the node of {@code router}. Answered by {@link Connection.Attached}.
     *
     * @param returning it is open already: the session was late, or another one knew it
     */
    record Attach(
            DeviceId device,
            ActorRef<Connection.Command> socket,
            ActorRef<DeliveryRouter.Command> router,
            boolean returning)
            implements SessionCommand {}

    /** @param origin the socket that says so; it needs no notification. Absent: REST */
    record MarkRead(
            ConversationId conversation,
            Seq seq,
            @Nullable ActorRef<Connection.Command> origin,
            @Nullable ActorRef<SessionReply> replyTo)
            implements SessionCommand {}

    /** A device has messages up to {@code seq}, says a node of an older version. Soft, and not answered. */
    record MarkDelivered(ConversationId conversation, Seq seq) implements SessionCommand {}

    /** No notifications of a conversation any more, or again. */
    record Mute(ConversationId conversation, boolean muted, ActorRef<SessionReply> replyTo) implements SessionCommand {}

    /** The user's profile has changed; the frame says how. */
    record ProfileChanged(EncodedFrame frame) implements SessionCommand {}

    /** A friendship or a block has come or gone. */
    record ContactsChanged() implements SessionCommand {}

    /**
     * @param after where the page before ended; absent: from the beginning
     * @param limit conversations of the answer; 0: all
     */
    record ListConversations(@Nullable InboxCursor after, int limit, ActorRef<SessionReply> replyTo)
            implements SessionCommand {}

    /** Closes the sockets of these devices. */
    record EndDevices(Set<DeviceId> devices, CloseCode code) implements SessionCommand {
        public EndDevices {
            devices = Set.copyOf(devices);
        }
    }

    /** A frame for all sockets of the user. */
    record Tell(EncodedFrame frame) implements SessionCommand {}

    /** The conversations that rely on the session know of the socket's node. */
    record RoutesNoted(ActorRef<Connection.Command> socket) implements SessionCommand {}

    record Detached(ActorRef<Connection.Command> socket) implements SessionCommand {}

    /** Cursors that wait are to be checked and written. */
    record MoveCursors() implements SessionCommand {}

    /** @param checks what the conversations said of the cursors that wait */
    record CursorsChecked(List<CursorCheck> checks) implements SessionCommand {}

    /** The unread counts after a change of cursors. */
    record UnreadCounted(List<InboxEntry> entries, CursorChange change) implements SessionCommand {}

    /** @param contacts absent: they could not be read */
    record ContactsFound(@Nullable ContactList contacts) implements SessionCommand {}

    /** @param refusal why the user may not; absent: because a member may */
    record MuteChecked(Mute mute, @Nullable Refusal refusal) implements SessionCommand {}

    /** The ledger has been read, at its start or after a write that may have failed. */
    record LedgerRead(UserSession state) implements SessionCommand {}

    /** What was to be written is durable. */
    record LedgerWritten(UserSession state) implements SessionCommand {}

    /** Until further notice. */
    record LedgerUnreadable() implements SessionCommand {}

    record Idle() implements SessionCommand {}

    /** The session is to end here: its shard moves, or it has asked for it. */
    record Stop() implements SessionCommand {}
}
