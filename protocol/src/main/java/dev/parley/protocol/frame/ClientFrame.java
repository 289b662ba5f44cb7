package dev.parley.protocol.frame;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.parley.protocol.Limits;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.Attachment;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Emoji;
import dev.parley.protocol.conversation.MessageContent;
import dev.parley.protocol.conversation.MessageId;
import dev.parley.protocol.conversation.MessageType;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.error.Checked;
import dev.parley.protocol.error.Checks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client says. {@code requestId}, where it is given, comes back in the frame that answers.
 *
 * <p>Fields that {@link #check} requires are declared non-null: {@link FrameCodec#decode} hands out checked frames only.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ClientFrame.SendMessage.class, name = "send_message"),
    @JsonSubTypes.Type(value = ClientFrame.EditMessage.class, name = "edit_message"),
    @JsonSubTypes.Type(value = ClientFrame.UnsendMessage.class, name = "unsend_message"),
    @JsonSubTypes.Type(value = ClientFrame.React.class, name = "react"),
    @JsonSubTypes.Type(value = ClientFrame.MarkDelivered.class, name = "mark_delivered"),
    @JsonSubTypes.Type(value = ClientFrame.MarkRead.class, name = "mark_read"),
    @JsonSubTypes.Type(value = ClientFrame.StartTyping.class, name = "start_typing"),
    @JsonSubTypes.Type(value = ClientFrame.StopTyping.class, name = "stop_typing"),
    @JsonSubTypes.Type(value = ClientFrame.WatchPresence.class, name = "watch_presence"),
    @JsonSubTypes.Type(value = ClientFrame.GetEvents.class, name = "get_events"),
    @JsonSubTypes.Type(value = ClientFrame.Resume.class, name = "resume"),
    @JsonSubTypes.Type(value = ClientFrame.Authenticate.class, name = "authenticate"),
    @JsonSubTypes.Type(value = ClientFrame.Ping.class, name = "ping")
})
public sealed interface ClientFrame extends Checked {
    @Nullable
    String requestId();

    /** Asks for a message to be accepted; answered by {@code message_accepted}. */
    record SendMessage(
            @Nullable String requestId,
            ConversationId conversationId,
            ClientMessageId clientMessageId,
            @Nullable MessageType type,
            @Nullable String text,
            @Nullable List<Attachment> attachments,
            @Nullable MessageId replyTo,
            @Nullable String sentAt)
            implements ClientFrame {
        @Override
        public void check(Checks checks, Limits limits) {
            checks.required("conversationId", conversationId);
            checks.required("clientMessageId", clientMessageId);
            MessageContent.check(checks, limits, type, text, attachments, sentAt);
        }
    }

    record EditMessage(@Nullable String requestId, ConversationId conversationId, MessageId messageId, String text)
            implements ClientFrame {
        @Override
        public void check(Checks checks, Limits limits) {
            checks.required("conversationId", conversationId);
            checks.required("messageId", messageId);
            checks.text("text", text, limits.textCodePoints());
        }
    }

    record UnsendMessage(@Nullable String requestId, ConversationId conversationId, MessageId messageId)
            implements ClientFrame {
        @Override
        public void check(Checks checks, Limits limits) {
            checks.required("conversationId", conversationId);
            checks.required("messageId", messageId);
        }
    }

    /** Adds one's reaction, or takes it away. */
    record React(
            @Nullable String requestId,
            ConversationId conversationId,
            MessageId messageId,
            String emoji,
            @Nullable Boolean remove)
            implements ClientFrame {
        @Override
        public void check(Checks checks, Limits limits) {
            checks.required("conversationId", conversationId);
            checks.required("messageId", messageId);
            Emoji.check(checks, limits, "emoji", emoji);
        }
    }

    record MarkDelivered(@Nullable String requestId, ConversationId conversationId, Seq seq) implements ClientFrame {
        @Override
        public void check(Checks checks, Limits limits) {
            checks.required("conversationId", conversationId);
            checks.required("seq", seq);
        }
    }

    record MarkRead(@Nullable String requestId, ConversationId conversationId, Seq seq) implements ClientFrame {
        @Override
        public void check(Checks checks, Limits limits) {
            checks.required("conversationId", conversationId);
            checks.required("seq", seq);
        }
    }

    /** The user is writing. Holds for 6 s, unless said again or stopped. */
    record StartTyping(@Nullable String requestId, ConversationId conversationId) implements ClientFrame {
        @Override
        public void check(Checks checks, Limits limits) {
            checks.required("conversationId", conversationId);
        }
    }

    record StopTyping(@Nullable String requestId, ConversationId conversationId) implements ClientFrame {
        @Override
        public void check(Checks checks, Limits limits) {
            checks.required("conversationId", conversationId);
        }
    }

    /** Whose presence this socket wants to hear of from now on, beside the friends'; replaces the list given before. */
    record WatchPresence(
            @Nullable String requestId, @Nullable List<UserId> presenceOf) implements ClientFrame {
        @Override
        public void check(Checks checks, Limits limits) {
            checks.required("presenceOf", presenceOf);
            watched(checks, limits, presenceOf);
        }
    }

    /** Asks for the events after {@code afterRev}; they come as frames, then {@code ok}. */
    record GetEvents(@Nullable String requestId, ConversationId conversationId, Rev afterRev) implements ClientFrame {
        @Override
        public void check(Checks checks, Limits limits) {
            checks.required("conversationId", conversationId);
            checks.required("afterRev", afterRev);
        }
    }

    /** Asks for all that was missed in the conversations listed; {@code resumed} comes after it. */
    record Resume(
            @Nullable String requestId,
            @Nullable List<Cursor> cursors,
            @Nullable List<UserId> presenceOf) implements ClientFrame {
        @Override
        public void check(Checks checks, Limits limits) {
            watched(checks, limits, presenceOf);
            if (cursors == null) {
                return;
            }
            if (cursors.size() > limits.resumeCursors()) {
                checks.reject("cursors", "must have " + limits.resumeCursors() + " items at the most");
            }
            if (cursors.stream().anyMatch(c -> c == null || !c.complete())) {
                checks.reject("cursors", "must each have conversationId and rev");
            }
        }
    }

    /** Prolongs the connection past its token's expiry. */
    record Authenticate(@Nullable String requestId, String accessToken) implements ClientFrame {
        @Override
        public void check(Checks checks, Limits limits) {
            checks.text("accessToken", accessToken, limits.tokenLength());
        }

        @Override
        public String toString() {
            return "Authenticate[***]";
        }
    }

    record Ping(@Nullable String requestId) implements ClientFrame {
        @Override
        public void check(Checks checks, Limits limits) {
            // nothing to check
        }
    }

    private static void watched(Checks checks, Limits limits, @Nullable List<UserId> users) {
        if (users != null && users.size() > limits.watchedUsers()) {
            checks.reject("presenceOf", "must have " + limits.watchedUsers() + " items at the most");
        } else if (users != null && users.stream().anyMatch(user -> user == null)) {
            checks.reject("presenceOf", "must not contain null");
        }
    }

    /** Where a client's replica of a conversation stands. */
    record Cursor(ConversationId conversationId, Rev rev) {
        @SuppressWarnings("ConstantValue") // Jackson leaves absent fields null
        boolean complete() {
            return conversationId != null && rev != null;
        }
    }
}
