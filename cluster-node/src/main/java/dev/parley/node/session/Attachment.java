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
 * moves or whose node has died may be lost. The client is welcomed without a session that is late; what only a session
 * can see to waits meanwhile. Confined to its connection.
 */
final class Attachment {
    private final ActorContext<Connection.Command> context;
    private final TimerScheduler<Connection.Command> timers;
    private final Principal caller;
    private final ConnectionRuntime runtime;
    private final List<ClientFrame> early = new ArrayList<>(0);
    private boolean attached;
    private boolean welcomed;

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
        if (!welcomed) {
            timers.startSingleTimer(
                    Connection.SessionLate.class,
                    new Connection.SessionLate(),
                    runtime.settings().welcomeWithin());
        }
        ask();
    }

    boolean isWelcomed() {
        return welcomed;
    }

    void ask() {
        runtime.sessions()
                .tell(
                        caller.userId(),
                        new SessionCommand.Attach(caller.deviceId(), context.getSelf(), runtime.router(), welcomed));
        timers.startSingleTimer(
                Connection.AttachAgain.class,
                new Connection.AttachAgain(),
                runtime.settings().attachAgain());
    }

    /**
     * The client hears welcome though the session has not answered: the session will be told that the socket may have
     * missed something. Returns what the client has said that needs no session.
     */
    List<ClientFrame> goAhead() {
        welcomed = true;
        ask();
        List<ClientFrame> free = early.stream().filter(Attachment::isFree).toList();
        early.removeIf(Attachment::isFree);
        return free;
    }

    /** The session has the socket. Returns what the client has said that waited for it. */
    List<ClientFrame> done(ActorRef<SessionCommand> session) {
        timers.cancel(Connection.AttachOverdue.class);
        timers.cancel(Connection.AttachAgain.class);
        timers.cancel(Connection.SessionLate.class);
        context.watchWith(session, new Connection.SessionGone());
        attached = true;
        welcomed = true;
        List<ClientFrame> held = List.copyOf(early);
        early.clear();
        return held;
    }

    /** Whether the frame has to wait, and does; bounded by the edge's credit. */
    boolean holds(ClientFrame frame) {
        return !attached && !(welcomed && isFree(frame)) && early.add(frame);
    }

    /** Whether it needs no session. What a resume misses while there is none, the conversations serve later. */
    private static boolean isFree(ClientFrame frame) {
        return !(frame instanceof ClientFrame.MarkRead);
    }
}
