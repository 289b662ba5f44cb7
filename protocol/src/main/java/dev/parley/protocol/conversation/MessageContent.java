package dev.parley.protocol.conversation;

import dev.parley.protocol.Limits;
import dev.parley.protocol.error.Checks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules for what a message may hold, the same for REST and WebSocket. */
public final class MessageContent {
    private MessageContent() {}

    /** Notes every field that breaks a rule. */
    public static void check(
            Checks checks,
            Limits limits,
            @Nullable MessageType type,
            @Nullable String text,
            @Nullable List<Attachment> attachments,
            @Nullable String sentAt) {
        if (type == null || type == MessageType.TEXT) {
            checks.text("text", text, limits.textCodePoints());
        } else if (attachments == null || attachments.isEmpty()) {
            checks.reject("attachments", "are needed for a message of type " + type);
        }
        if (attachments != null && attachments.size() > limits.attachments()) {
            checks.reject("attachments", "must be " + limits.attachments() + " at the most");
        }
        checks.localTime("sentAt", sentAt);
    }
}
