package dev.parley.persistence.session;

import dev.parley.persistence.journal.JournalEvent;
import dev.parley.persistence.journal.JournalNames;
import java.util.Map;

/** The stored names of user sessions' events and snapshots. */
public final class SessionNames implements JournalNames {
    @Override
    public Map<String, Class<? extends JournalEvent>> names() {
        return Map.of(
                "session.read-cursors-moved.v1", SessionEvent.ReadCursorsMoved.class,
                "session.mute-changed.v1", SessionEvent.MuteChanged.class,
                "session.snapshot.v1", SessionSnapshot.class);
    }
}
