package dev.parley.node.session;

import akka.actor.typed.javadsl.TimerScheduler;
import dev.parley.node.conversation.ConversationCommand;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Seq;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * How far a socket says that messages have come, gathered until the conversations hear of it, which know how far they may
 * have come, and keep it. Confined to its connection.
 */
final class DeliveredMarks {
    private final UserId user;
    private final ConnectionRuntime runtime;
    private final TimerScheduler<Connection.Command> timers;
    private final Map<ConversationId, Seq> marks = new HashMap<>(0);
    private Instant lastToldAt = Instant.EPOCH;

    DeliveredMarks(UserId user, ConnectionRuntime runtime, TimerScheduler<Connection.Command> timers) {
        this.user = user;
        this.runtime = runtime;
        this.timers = timers;
    }

    /** Where too many wait, others are passed over; the next message makes good for it. */
    void add(ConversationId conversation, Seq seq) {
        if (marks.isEmpty()) {
            timers.startSingleTimer(
                    Connection.TellDelivered.class,
                    new Connection.TellDelivered(),
                    runtime.settings()
                            .untilCursorsMove(lastToldAt, runtime.clock().instant()));
        }
        if (marks.size() < runtime.settings().pendingRequests() || marks.containsKey(conversation)) {
            marks.merge(conversation, seq, Seq::max);
        }
    }

    void tell() {
        Instant now = runtime.clock().instant();
        lastToldAt = now;
        marks.forEach((conversation, seq) ->
                runtime.conversations().tell(conversation, new ConversationCommand.CursorsMoved(user, seq, null, now)));
        marks.clear();
    }
}
