package dev.parley.persistence.session;

import dev.parley.persistence.journal.JournalSamples;
import dev.parley.persistence.session.SessionEvent.MuteChanged;
import dev.parley.persistence.session.SessionEvent.ReadCursor;
import dev.parley.persistence.session.SessionEvent.ReadCursorsMoved;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Seq;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What stands in somebody's journal already must mean the same to this version. */
class SessionEventCompatibilityTest {
    private static final ReadCursor CURSOR =
            new ReadCursor(new ConversationId(UUID.fromString("0193500e-0000-7000-8000-0000000000cc")), new Seq(17));

    private final JournalSamples samples = new JournalSamples();

    @Test
    void cursorsMove() {
        samples.isReadAs(new ReadCursorsMoved(List.of(CURSOR), Instant.parse("2026-11-21T12:00:00.123Z")));
    }

    @Test
    void aConversationIsMuted() {
        samples.isReadAs(new MuteChanged(CURSOR.conversationId(), true, Instant.parse("2026-11-21T12:00:00.123Z")));
    }

    @Test
    void aSnapshotKeepsTheCursorsAndWhatIsMuted() {
        samples.isReadAs(new SessionSnapshot(List.of(CURSOR), List.of(CURSOR.conversationId())));
    }
}
