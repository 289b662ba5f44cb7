package dev.parley.persistence.session;

import dev.parley.persistence.journal.JournalEvent;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Seq;
import java.time.Instant;
import java.util.List;

/** What happened to a user, wherever the user's devices are. */
public sealed interface SessionEvent extends JournalEvent {
    /** How far the user has read, coalesced over a short time. */
    record ReadCursorsMoved(List<ReadCursor> cursors, Instant at) implements SessionEvent {
        public ReadCursorsMoved {
            cursors = List.copyOf(cursors);
        }
    }

    /** The user wants no notifications of a conversation, or wants them again. */
    record MuteChanged(ConversationId conversationId, boolean muted, Instant at) implements SessionEvent {}

    /** The user has read {@code seq} and all before. */
    record ReadCursor(ConversationId conversationId, Seq seq) {}
}
