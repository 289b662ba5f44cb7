package dev.parley.node.session;

import akka.actor.typed.ActorRef;
import dev.parley.api.session.ClientSink;
import dev.parley.node.conversation.ConversationCommand;
import dev.parley.node.delivery.Parcel;
import dev.parley.node.presence.ContactList;
import dev.parley.node.presence.PresenceDesk;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.frame.ClientFrame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The frames of one socket that nobody answers: cursors, typing, and whose presence it wants to hear of. They are passed
 * on and their credit is given back at once. Confined to its connection.
 */
final class Tidings {
    private final ConnectionRuntime runtime;
    private final UserId user;
    private final ClientSink sink;
    private final ActorRef<Connection.Command> connection;
    private final DeliveredMarks marks;
    private final ActorRef<Parcel> parcels;
    private boolean tellingAgain;

    /** @param parcels where the socket takes what it is told of others */
    Tidings(
            ConnectionRuntime runtime,
            UserId user,
            ClientSink sink,
            ActorRef<Connection.Command> connection,
            DeliveredMarks marks,
            ActorRef<Parcel> parcels) {
        this.runtime = runtime;
        this.user = user;
        this.sink = sink;
        this.connection = connection;
        this.marks = marks;
        this.parcels = parcels;
    }

    /** The user is here, and wants to hear of others. */
    void begin() {
        runtime.presence().tell(new PresenceDesk.Open(user, parcels));
    }

    void introduce(ContactList contacts) {
        runtime.presence().tell(new PresenceDesk.Know(parcels, contacts));
    }

    /** Passes the frame on, if it is one of these; any other is passed over. */
    void take(ClientFrame frame) {
        if (frame instanceof ClientFrame.MarkRead read) {
            runtime.sessions()
                    .tell(user, new SessionCommand.MarkRead(read.conversationId(), read.seq(), connection, null));
        } else if (frame instanceof ClientFrame.MarkDelivered delivered) {
            marks.add(delivered.conversationId(), delivered.seq());
        } else if (frame instanceof ClientFrame.StartTyping start) {
            runtime.conversations().tell(start.conversationId(), new ConversationCommand.Typing(user, true));
        } else if (frame instanceof ClientFrame.StopTyping stop) {
            runtime.conversations().tell(stop.conversationId(), new ConversationCommand.Typing(user, false));
        } else if (frame instanceof ClientFrame.WatchPresence watch) {
            watch(watch.presenceOf());
        }
        sink.handled();
    }

    void watch(@Nullable List<UserId> users) {
        if (users != null) {
            runtime.presence().tell(new PresenceDesk.Watch(parcels, users));
        }
    }

    /** Frames were dropped: what is known of others is told again, as soon as there is room for it. */
    void tellAgain() {
        if (!tellingAgain) {
            tellingAgain = true;
            sink.whenDrained(() -> connection.tell(new Connection.Drained()));
        }
    }

    void drained() {
        tellingAgain = false;
        runtime.presence().tell(new PresenceDesk.TellAgain(parcels));
    }
}
