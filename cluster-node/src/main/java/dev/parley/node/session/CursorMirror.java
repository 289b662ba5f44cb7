package dev.parley.node.session;

import dev.parley.persistence.session.SessionEvent.ReadCursor;
import dev.parley.protocol.account.UserId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Where others see how far somebody has read. Thread-safe. */
@FunctionalInterface
interface CursorMirror {
    /** Cursors that are written late, or twice, change nothing. {@code at}: when they moved, as the journal says. */
    CompletionStage<Void> write(UserId user, List<ReadCursor> moved, Instant at);
}
