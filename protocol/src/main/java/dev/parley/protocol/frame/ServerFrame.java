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
import dev.parley.protocol.conversation.History;
import dev.parley.protocol.conversation.MediaId;
import dev.parley.protocol.conversation.MemberRole;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.MessageId;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Role;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.error.Refusal;
import dev.parley.protocol.friend.FriendRequest;
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
    @JsonSubTypes.Type(value = ServerFrame.ReactionChanged.class, name = "reaction_changed"),
    @JsonSubTypes.Type(value = ServerFrame.ConversationCreated.class, name = "conversation_created"),
    @JsonSubTypes.Type(value = ServerFrame.MemberAdded.class, name = "member_added"),
    @JsonSubTypes.Type(value = ServerFrame.MemberRemoved.class, name = "member_removed"),
    @JsonSubTypes.Type(value = ServerFrame.MemberRoleChanged.class, name = "member_role_changed"),
    @JsonSubTypes.Type(value = ServerFrame.ConversationRenamed.class, name = "conversation_renamed"),
    @JsonSubTypes.Type(value = ServerFrame.ConversationChanged.class, name = "conversation_changed"),
    @JsonSubTypes.Type(value = ServerFrame.Notification.class, name = "notification"),
    @JsonSubTypes.Type(value = ServerFrame.MuteChanged.class, name = "mute_changed"),
    @JsonSubTypes.Type(value = ServerFrame.Receipt.class, name = "receipt"),
    @JsonSubTypes.Type(value = ServerFrame.PresenceUpdate.class, name = "presence_update"),
    @JsonSubTypes.Type(value = ServerFrame.TypingIndicator.class, name = "typing_indicator"),
    @JsonSubTypes.Type(value = ServerFrame.FriendRequested.class, name = "friend_request"),
    @JsonSubTypes.Type(value = ServerFrame.FriendRequestChanged.class, name = "friend_request_changed"),
    @JsonSubTypes.Type(value = ServerFrame.FriendRemoved.class, name = "friend_removed"),
    @JsonSubTypes.Type(value = ServerFrame.BlockChanged.class, name = "block_changed"),
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

    record ReactionChanged(ConversationId conversationId, Rev rev, Message message) implements Event {}

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

    /** What is absent is as it was. */
    record ConversationChanged(
            ConversationId conversationId,
            Rev rev,
            UserId actorId,
            @Nullable MediaId avatarMediaId,
            @Nullable History history)
            implements Event {}

    /** The user's unread counts, after a change made on another device. */
    record Notification(ConversationId conversationId, Seq readSeq, long unread, long totalUnread)
            implements ServerFrame {}

    /** The user wants notifications of a conversation, or none, as said on another device. */
    record MuteChanged(ConversationId conversationId, boolean muted) implements ServerFrame {}

    /** How far a member has come; what is absent is as it was. Soft: cursors never go back. */
    record Receipt(
            ConversationId conversationId,
            UserId userId,
            @Nullable Seq deliveredSeq,
            @Nullable Seq readSeq) implements ServerFrame {}

    /** @param lastSeenAt for who is offline, where it is known */
    record PresenceUpdate(
            UserId userId, Status status, @Nullable Instant lastSeenAt) implements ServerFrame {
        /** Whether the user has a device that is connected. */
        public enum Status {
            @JsonProperty("online")
            ONLINE,
            @JsonProperty("offline")
            OFFLINE
        }
    }

    record TypingIndicator(ConversationId conversationId, UserId userId, boolean typing) implements ServerFrame {}

    /** To both sides of a new request. */
    record FriendRequested(FriendRequest friendRequest) implements ServerFrame {}

    /** To both sides of a request that was accepted, rejected or cancelled. */
    record FriendRequestChanged(FriendRequest friendRequest) implements ServerFrame {}

    /** To both sides of a friendship that has ended: the other one. */
    record FriendRemoved(UserId userId) implements ServerFrame {}

    /** To the devices of the user who blocks, alone. */
    record BlockChanged(UserId userId, boolean blocked) implements ServerFrame {}

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
