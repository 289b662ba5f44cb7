package dev.parley.node.session;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.TimerScheduler;
import dev.parley.api.account.Principal;
import dev.parley.protocol.frame.ClientFrame;
import java.util.ArrayList;
import java.util.List;

/**
 * A socket's hold on its user's session. It asks to be taken in, again and again, because what is said to a session that
 * moves or whose node has died may be lost; meanwhile what the client says waits. Confined to its connection.
 */
final class Attachment {
    private final ActorContext<Connection.Command> context;
    private final TimerScheduler<Connection.Command> timers;
    private final Principal caller;
    private final ConnectionRuntime runtime;
    private final List<ClientFrame> early = new ArrayList<>(0);
    private boolean attached;

    Attachment(
            ActorContext<Connection.Command> context,
            TimerScheduler<Connection.Command> timers,
            Principal caller,
            ConnectionRuntime runtime) {
        this.context = context;
        this.timers = timers;
        this.caller = caller;
        this.runtime = runtime;
    }

    /** Begins to ask. If nobody answers, the connection hears that it is overdue. */
    void begin() {
        timers.startSingleTimer(
                Connection.AttachOverdue.class,
                new Connection.AttachOverdue(),
                runtime.settings().attachWithin());
        ask();
    }

    void ask() {
        runtime.sessions()
                .tell(
                        caller.userId(),
                        new SessionCommand.Attach(caller.deviceId(), context.getSelf(), runtime.router()));
        timers.startSingleTimer(
                Connection.AttachAgain.class,
                new Connection.AttachAgain(),
                runtime.settings().attachAgain());
    }

    /** The session has the socket. Returns what the client has said since it opened. */
    List<ClientFrame> done(ActorRef<SessionCommand> session) {
        timers.cancel(Connection.AttachOverdue.class);
        timers.cancel(Connection.AttachAgain.class);
        context.watchWith(session, new Connection.SessionGone());
        attached = true;
        List<ClientFrame> held = List.copyOf(early);
        early.clear();
        return held;
    }

    /** Whether the frame has to wait, and does; bounded by the edge's credit. */
    boolean holds(ClientFrame frame) {
        return !attached && early.add(frame);
    }
}
