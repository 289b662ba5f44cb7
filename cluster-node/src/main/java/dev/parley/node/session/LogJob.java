package dev.parley.node.session;

import dev.parley.protocol.error.Refusal;
import dev.parley.protocol.frame.ClientFrame;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** One request for parts of logs, of the client or of the gate. Confined to its connection. */
final class LogJob {
    final Kind kind;
    final @Nullable String requestId;
    /** For which a look at their rows may do. */
    final Deque<ClientFrame.Cursor> quiet = new ArrayDeque<>(0);

    final Deque<Waiting> waiting = new ArrayDeque<>(0);
    int underWay;

    @Nullable
    Refusal refusal;

    enum Kind {
        RESUME,
        EVENTS,
        HOLE
    }

    /** @param begun whether the gate holds back what comes meanwhile */
    record Waiting(ClientFrame.Cursor cursor, boolean begun) {}

    LogJob(Kind kind, @Nullable String requestId) {
        this.kind = kind;
        this.requestId = requestId;
    }
}
