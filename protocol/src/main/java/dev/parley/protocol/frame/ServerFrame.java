package dev.parley.protocol.frame;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.parley.protocol.Limits;
import dev.parley.protocol.account.DeviceId;
import dev.parley.protocol.account.User;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationInfo;
import dev.parley.protocol.conversation.MemberRole;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.MessageId;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Role;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.error.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the server says. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ServerFrame.Welcome.class, name = "welcome"),
    @JsonSubTypes.Type(value = ServerFrame.MessageAccepted.class, name = "message_accepted"),
    @JsonSubTypes.Type(value = ServerFrame.NewMessage.class, name = "new_message"),
    @JsonSubTypes.Type(value = ServerFrame.MessageEdited.class, name = "message_edited"),
    @JsonSubTypes.Type(value = ServerFrame.MessageUnsent.class, name = "message_unsent"),
    @JsonSubTypes.Type(value = ServerFrame.ConversationCreated.class, name = "conversation_created"),
    @JsonSubTypes.Type(value = ServerFrame.MemberAdded.class, name = "member_added"),
    @JsonSubTypes.Type(value = ServerFrame.MemberRemoved.class, name = "member_removed"),
    @JsonSubTypes.Type(value = ServerFrame.MemberRoleChanged.class, name = "member_role_changed"),
    @JsonSubTypes.Type(value = ServerFrame.ConversationRenamed.class, name = "conversation_renamed"),
    @JsonSubTypes.Type(value = ServerFrame.Notification.class, name = "notification"),
    @JsonSubTypes.Type(value = ServerFrame.ProfileChanged.class, name = "profile_changed"),
    @JsonSubTypes.Type(value = ServerFrame.Gap.class, name = "gap"),
    @JsonSubTypes.Type(value = ServerFrame.Resumed.class, name = "resumed"),
    @JsonSubTypes.Type(value = ServerFrame.Ok.class, name = "ok"),
    @JsonSubTypes.Type(value = ServerFrame.Pong.class, name = "pong"),
    @JsonSubTypes.Type(value = ServerFrame.Refused.class, name = "error"),
    @JsonSubTypes.Type(value = ServerFrame.Goodbye.class, name = "goodbye")
})
public sealed interface ServerFrame {

    /** An event of a conversation's log; {@code rev} is dense. */
    sealed interface Event extends ServerFrame {
        ConversationId conversationId();

        Rev rev();
    }

    /** The first frame on every socket. */
    record Welcome(UserId userId, DeviceId deviceId, Instant serverTime, long heartbeatSeconds, Limits limits)
            implements ServerFrame {}

    /** The message is durable now. {@code duplicate}: it was accepted before, and this is the same answer. */
    record MessageAccepted(
            @Nullable String requestId,
            ConversationId conversationId,
            ClientMessageId clientMessageId,
            MessageId messageId,
            Seq seq,
            Rev rev,
            Instant createdAt,
            @Nullable Boolean duplicate)
            implements ServerFrame {
        public static MessageAccepted of(@Nullable String requestId, Message message, boolean duplicate) {
            return new MessageAccepted(
                    requestId,
                    message.conversationId(),
                    message.clientMessageId(),
                    message.messageId(),
                    message.seq(),
                    message.rev(),
                    message.createdAt(),
                    duplicate ? true : null);
        }
    }

    record NewMessage(ConversationId conversationId, Rev rev, Message message) implements Event {}

    record MessageEdited(ConversationId conversationId, Rev rev, Message message) implements Event {}

    record MessageUnsent(ConversationId conversationId, Rev rev, Message message) implements Event {}

    /** To everyone who is put into a conversation: their replica begins at {@code rev}. */
    record ConversationCreated(ConversationId conversationId, Rev rev, UserId actorId, ConversationInfo conversation)
            implements Event {}

    record MemberAdded(ConversationId conversationId, Rev rev, UserId actorId, List<MemberRole> members)
            implements Event {
        public MemberAdded {
            members = List.copyOf(members);
        }
    }

    record MemberRemoved(ConversationId conversationId, Rev rev, UserId actorId, UserId userId, Reason reason)
            implements Event {
        /** Whether the member went or was sent away. */
        public enum Reason {
            @JsonProperty("left")
            LEFT,
            @JsonProperty("removed")
            REMOVED
        }
    }

    record MemberRoleChanged(ConversationId conversationId, Rev rev, UserId actorId, UserId userId, Role role)
            implements Event {}

    record ConversationRenamed(ConversationId conversationId, Rev rev, UserId actorId, String name) implements Event {}

    /** The user's unread counts, after a change made on another device. */
    record Notification(ConversationId conversationId, long unread, long totalUnread) implements ServerFrame {}

    record ProfileChanged(User user) implements ServerFrame {}

    /** The log has come to {@code rev}, and frames up to there may be missing on this socket; ask {@code get_events}. */
    record Gap(ConversationId conversationId, Rev rev) implements ServerFrame {}

    record Resumed(@Nullable String requestId) implements ServerFrame {}

    record Ok(@Nullable String requestId) implements ServerFrame {}

    record Pong(@Nullable String requestId) implements ServerFrame {}

    /** A request that was refused. {@code code} and {@code reason} are of the error catalogue. */
    record Refused(
            int code,
            String reason,
            String message,
            @Nullable String requestId,
            @Nullable ClientMessageId clientMessageId,
            @Nullable Long retryAfterMs)
            implements ServerFrame {
        public static Refused of(
                Refusal refusal, @Nullable String requestId, @Nullable ClientMessageId clientMessageId) {
            Duration after = refusal.retryAfter();
            return new Refused(
                    refusal.code().frameCode(),
                    refusal.code().code(),
                    refusal.message(),
                    requestId,
                    clientMessageId,
                    after == null ? null : after.toMillis());
        }
    }

    /** The node leaves; close 1012 follows. Reconnect after {@code reconnectAfterMs}, which is already jittered. */
    record Goodbye(String reason, long reconnectAfterMs) implements ServerFrame {}
}
