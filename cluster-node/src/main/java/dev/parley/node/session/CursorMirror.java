package dev.parley.node.session;

import dev.parley.protocol.account.UserId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Where others read how far somebody has come. Thread-safe. */
@FunctionalInterface
interface CursorMirror {
    /** Cursors that are written late, or twice, change nothing. {@code at}: when they moved, as the journal says. */
    CompletionStage<Void> write(UserId user, List<MovedCursor> moved, Instant at);
}
