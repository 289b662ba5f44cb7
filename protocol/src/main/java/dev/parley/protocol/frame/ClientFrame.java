package dev.parley.protocol.frame;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.parley.protocol.Limits;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.Attachment;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.conversation.ConversationId;
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
    @JsonSubTypes.Type(value = ClientFrame.MarkDelivered.class, name = "mark_delivered"),
    @JsonSubTypes.Type(value = ClientFrame.MarkRead.class, name = "mark_read"),
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

    /** Where a client's replica of a conversation stands. */
    record Cursor(ConversationId conversationId, Rev rev) {
        @SuppressWarnings("ConstantValue") // Jackson leaves absent fields null
        boolean complete() {
            return conversationId != null && rev != null;
        }
    }
}
