package dev.parley.persistence.session;

import dev.parley.persistence.journal.JournalEvent;
import java.util.List;

/** A user session as a snapshot keeps it. */
public record SessionSnapshot(List<SessionEvent.ReadCursor> cursors) implements JournalEvent {
    public SessionSnapshot {
        cursors = List.copyOf(cursors);
    }
}
