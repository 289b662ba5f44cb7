package dev.parley.persistence.session;

import dev.parley.persistence.journal.JournalEvent;
import dev.parley.protocol.conversation.ConversationId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user session as a snapshot keeps it.
 *
 * @param muted absent in snapshots that are older than mutes
 */
public record SessionSnapshot(
        List<SessionEvent.ReadCursor> cursors, @Nullable List<ConversationId> muted) implements JournalEvent {
    public SessionSnapshot {
        cursors = List.copyOf(cursors);
        muted = muted == null ? null : List.copyOf(muted);
    }
}
