package dev.parley.protocol.conversation;

import dev.parley.protocol.Limits;
import dev.parley.protocol.error.Checked;
import dev.parley.protocol.error.Checks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks for a message to be accepted. */
public record SendMessage(
        @Nullable ClientMessageId clientMessageId,
        @Nullable MessageType type,
        @Nullable String text,
        @Nullable List<Attachment> attachments,
        @Nullable MessageId replyTo,
        @Nullable String sentAt)
        implements Checked {
    @Override
    public void check(Checks checks, Limits limits) {
        checks.required("clientMessageId", clientMessageId);
        MessageContent.check(checks, limits, type, text, attachments, sentAt);
    }
}
