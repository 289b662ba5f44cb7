package dev.parley.persistence.conversation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.parley.persistence.journal.JournalEvent;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationType;
import dev.parley.protocol.conversation.History;
import dev.parley.protocol.conversation.MediaId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.Role;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a conversation. Every event is one that clients see, and its number in the journal is its {@code
 * rev}. Events of messages carry the message as it stood after them, so that one event is enough to tell of it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ConversationEvent.ConversationCreated.class, name = "created"),
    @JsonSubTypes.Type(value = ConversationEvent.MessagePosted.class, name = "posted"),
    @JsonSubTypes.Type(value = ConversationEvent.MessageEdited.class, name = "edited"),
    @JsonSubTypes.Type(value = ConversationEvent.MessageUnsent.class, name = "unsent"),
    @JsonSubTypes.Type(value = ConversationEvent.MembersAdded.class, name = "members-added"),
    @JsonSubTypes.Type(value = ConversationEvent.MemberRemoved.class, name = "member-removed"),
    @JsonSubTypes.Type(value = ConversationEvent.MemberRoleChanged.class, name = "role-changed"),
    @JsonSubTypes.Type(value = ConversationEvent.ConversationRenamed.class, name = "renamed"),
    @JsonSubTypes.Type(value = ConversationEvent.ReactionChanged.class, name = "reaction-changed"),
    @JsonSubTypes.Type(value = ConversationEvent.ConversationChanged.class, name = "changed")
})
public sealed interface ConversationEvent extends JournalEvent {
    /** When the conversation accepted it. */
    Instant at();

    /** The first event. {@code name} and {@code history} only for groups; absent, history begins with the join. */
    record ConversationCreated(
            ConversationId conversationId,
            ConversationType type,
            @Nullable String name,
            @Nullable History history,
            UserId by,
            List<NewMember> members,
            Instant at)
            implements ConversationEvent {
        public ConversationCreated {
            members = List.copyOf(members);
        }
    }

    /** An event that left a message in the form that it carries. */
    sealed interface MessageEvent extends ConversationEvent {
        Message message();
    }

    record MessagePosted(Message message, Instant at) implements MessageEvent {}

    record MessageEdited(Message message, Instant at) implements MessageEvent {}

    /** {@code message} is the placeholder; {@code by} may be an admin. */
    record MessageUnsent(Message message, UserId by, Instant at) implements MessageEvent {}

    /** {@code removed}: {@code by} has taken its reaction back. */
    record ReactionChanged(Message message, UserId by, String emoji, boolean removed, Instant at)
            implements MessageEvent {}

    record MembersAdded(UserId by, List<NewMember> members, Instant at) implements ConversationEvent {
        public MembersAdded {
            members = List.copyOf(members);
        }
    }

    /** {@code by} equal to {@code userId}: the member left. */
    record MemberRemoved(UserId by, UserId userId, Instant at) implements ConversationEvent {}

    record MemberRoleChanged(UserId by, UserId userId, Role role, Instant at) implements ConversationEvent {}

    record ConversationRenamed(UserId by, String name, Instant at) implements ConversationEvent {}

    /** What is absent is as it was. */
    record ConversationChanged(
            UserId by,
            @Nullable MediaId avatarMediaId,
            @Nullable History history,
            Instant at) implements ConversationEvent {}
}
