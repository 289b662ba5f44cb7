package dev.parley.node.session;

import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.error.FieldError;
import dev.parley.protocol.error.Outcome;
import dev.parley.protocol.error.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A place in the list of conversations: behind the one with this activity and id. Absent: before the first. */
record InboxCursor(@Nullable Instant updatedAt, @Nullable ConversationId id) {
    private static final InboxCursor START = new InboxCursor(null, null);

    static Outcome<InboxCursor> parse(@Nullable String text) {
        if (text == null) {
            return Outcome.done(START);
        }
        int separator = text.indexOf('~');
        try {
            return Outcome.done(new InboxCursor(
                    Instant.ofEpochMilli(Long.parseLong(text.substring(0, Math.max(0, separator)))),
                    ConversationId.of(text.substring(separator + 1))));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Outcome.refused(
                    Refusal.fields(List.of(new FieldError("cursor", "must be the nextCursor of an earlier page"))));
        }
    }

    static InboxCursor after(InboxEntry entry) {
        return new InboxCursor(entry.updatedAt(), entry.conversationId());
    }

    boolean precedes(InboxEntry entry) {
        Instant at = updatedAt;
        ConversationId last = id;
        if (at == null || last == null) {
            return true;
        }
        long difference = at.toEpochMilli() - entry.updatedAt().toEpochMilli();
        return difference > 0 || (difference == 0 && entry.conversationId().compareTo(last) > 0);
    }

    String text() {
        return (updatedAt == null ? 0 : updatedAt.toEpochMilli()) + "~" + id;
    }
}
