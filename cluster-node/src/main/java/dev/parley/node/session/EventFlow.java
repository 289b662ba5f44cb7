package dev.parley.node.session;

import akka.actor.typed.javadsl.TimerScheduler;
import dev.parley.api.session.ClientSink;
import dev.parley.node.delivery.Deliver;
import dev.parley.node.delivery.Line;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.frame.EncodedFrame;
import dev.parley.protocol.frame.ServerFrame;
import java.time.Duration;

/**
 * The events of conversations on their way to one socket: each passes the gate once and in order, and what does not come
 * is fetched. Confined to its connection.
 */
final class EventFlow {
    private final TimerScheduler<Connection.Command> timers;
    private final ClientSink sink;
    private final RevGate gate;
    private final LogReads reads;
    private final long origin;
    private final Duration holdEarly;

    /** @param origin names the socket in the events that it causes, which it hears of otherwise */
    EventFlow(
            TimerScheduler<Connection.Command> timers,
            ClientSink sink,
            RevGate gate,
            LogReads reads,
            long origin,
            Duration holdEarly) {
        this.timers = timers;
        this.sink = sink;
        this.gate = gate;
        this.reads = reads;
        this.origin = origin;
        this.holdEarly = holdEarly;
    }

    void deliver(Deliver deliver) {
        for (Line line : deliver.lines()) {
            if (line.origin() != origin) {
                gate.pass(deliver.conversationId(), line.rev(), line.frame()).forEach(sink::deliver);
            }
        }
        checkHolesLater();
    }

    void checkHolesLater() {
        if (gate.hasHoles() && !timers.isTimerActive(Connection.CheckHoles.class)) {
            timers.startSingleTimer(Connection.CheckHoles.class, new Connection.CheckHoles(), holdEarly);
        }
    }

    void checkHoles() {
        gate.holes(holdEarly).forEach(reads::fill);
        checkHolesLater();
    }

    /** Events were dropped; the client learns how far each conversation is, and asks for what it misses. */
    void tellGaps() {
        gate.positions()
                .forEach((ConversationId conversation, Rev rev) ->
                        sink.send(EncodedFrame.of(new ServerFrame.Gap(conversation, rev))));
    }
}
