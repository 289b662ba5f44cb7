package dev.parley.node.conversation;

import dev.parley.node.conversation.ConversationCommand.Configure;
import dev.parley.node.conversation.ConversationCommand.Create;
import dev.parley.persistence.conversation.ConversationEvent;
import dev.parley.persistence.conversation.ConversationEvent.ConversationChanged;
import dev.parley.persistence.conversation.ConversationEvent.ConversationCreated;
import dev.parley.persistence.conversation.ConversationEvent.ConversationRenamed;
import dev.parley.persistence.conversation.ConversationEvent.MemberRemoved;
import dev.parley.persistence.conversation.ConversationEvent.MemberRoleChanged;
import dev.parley.persistence.conversation.ConversationEvent.MembersAdded;
import dev.parley.persistence.conversation.NewMember;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationType;
import dev.parley.protocol.conversation.History;
import dev.parley.protocol.conversation.MediaId;
import dev.parley.protocol.conversation.Role;
import dev.parley.protocol.error.ErrorCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Who may be in a conversation, and who may change that. Pure. */
final class MembershipRules {
    private final ConversationSettings settings;

    MembershipRules(ConversationSettings settings) {
        this.settings = settings;
    }

    Decision create(Conversation state, ConversationId id, Create create, Instant now) {
        if (state instanceof OpenConversation open) {
            return open.member(create.by()).isPresent() && open.type() == ConversationType.DIRECT
                    ? Decision.unchanged()
                    : Decision.refuse(ErrorCode.CONFLICT, "The conversation exists.");
        }
        if (create.members().size() > settings.groupMembers()) {
            return Decision.refuse(ErrorCode.CONVERSATION_FULL);
        }
        return Decision.accept(new ConversationCreated(
                id, create.type(), create.name(), create.history(), create.by(), create.members(), now));
    }

    Decision configure(OpenConversation state, Configure wish, Instant now) {
        Optional<Decision> refused = needsAdmin(state, wish.by());
        if (refused.isPresent()) {
            return refused.get();
        }
        List<ConversationEvent> events = new ArrayList<>(2);
        Profile present = state.profile();
        String name = wish.name();
        if (name != null && !name.equals(present.name())) {
            events.add(new ConversationRenamed(wish.by(), name, now));
        }
        MediaId avatar = Objects.equals(wish.avatarMediaId(), present.avatarMediaId()) ? null : wish.avatarMediaId();
        History history = wish.history() == present.history() ? null : wish.history();
        if (avatar != null || history != null) {
            events.add(new ConversationChanged(wish.by(), avatar, history, now));
        }
        return new Decision.Accept(events);
    }

    /** Nobody lets the joiner in but the invite, so that it is the one who adds itself. */
    Decision join(OpenConversation state, NewMember user, Instant now) {
        if (state.type() != ConversationType.GROUP) {
            return Decision.refuse(ErrorCode.UNKNOWN_INVITE);
        }
        if (state.member(user.userId()).isPresent()) {
            return Decision.unchanged();
        }
        return state.members().size() >= settings.groupMembers()
                ? Decision.refuse(ErrorCode.CONVERSATION_FULL)
                : Decision.accept(new MembersAdded(user.userId(), List.of(user), now));
    }

    /** Any member may add; those who are in already are passed over. */
    Decision add(OpenConversation state, UserId by, List<NewMember> users, Instant now) {
        Optional<Decision> refused = needsGroup(state, by);
        if (refused.isPresent()) {
            return refused.get();
        }
        List<NewMember> missing = users.stream()
                .filter(user -> state.member(user.userId()).isEmpty())
                .distinct()
                .toList();
        if (missing.isEmpty()) {
            return Decision.unchanged();
        }
        if (state.members().size() + missing.size() > settings.groupMembers()) {
            return Decision.refuse(ErrorCode.CONVERSATION_FULL);
        }
        return Decision.accept(new MembersAdded(by, missing, now));
    }

    /** A member leaves, or an admin sends it away. The last admin's leaving promotes the longest-standing member. */
    Decision remove(OpenConversation state, UserId by, UserId user, Instant now) {
        Optional<Decision> refused = by.equals(user) ? needsGroup(state, by) : needsAdmin(state, by);
        if (refused.isPresent()) {
            return refused.get();
        }
        Optional<Participant> member = state.member(user);
        if (member.isEmpty()) {
            return Decision.refuse(ErrorCode.UNKNOWN_MEMBER);
        }
        List<ConversationEvent> events = new ArrayList<>();
        events.add(new MemberRemoved(by, user, now));
        successor(state, member.get()).ifPresent(heir -> events.add(promotion(by, heir, now)));
        return new Decision.Accept(events);
    }

    Decision changeRole(OpenConversation state, UserId by, UserId user, Role role, Instant now) {
        Optional<Decision> refused = needsAdmin(state, by);
        if (refused.isPresent()) {
            return refused.get();
        }
        Optional<Participant> member = state.member(user);
        if (member.isEmpty()) {
            return Decision.refuse(ErrorCode.UNKNOWN_MEMBER);
        }
        if (member.get().role() == role) {
            return Decision.unchanged();
        }
        if (member.get().isAdmin() && admins(state) == 1) {
            return Decision.refuse(ErrorCode.CONFLICT, "A group keeps one admin at least; promote somebody first.");
        }
        return Decision.accept(new MemberRoleChanged(by, user, role, now));
    }

    private static ConversationEvent promotion(UserId by, Participant heir, Instant now) {
        return new MemberRoleChanged(by, heir.userId(), Role.ADMIN, now);
    }

    private static Optional<Participant> successor(OpenConversation state, Participant leaver) {
        if (!leaver.isAdmin() || admins(state) > 1) {
            return Optional.empty();
        }
        return state.members().values().stream()
                .filter(member -> !member.userId().equals(leaver.userId()))
                .min(Comparator.comparing(Participant::joinedRev).thenComparing(Participant::userId));
    }

    private static long admins(OpenConversation state) {
        return state.members().values().stream().filter(Participant::isAdmin).count();
    }

    private static Optional<Decision> needsGroup(OpenConversation state, UserId by) {
        if (state.member(by).isEmpty()) {
            return Optional.of(Decision.refuse(ErrorCode.UNKNOWN_CONVERSATION));
        }
        if (state.type() != ConversationType.GROUP) {
            return Optional.of(
                    Decision.refuse(ErrorCode.NOT_PERMITTED, "The members of a direct conversation do not change."));
        }
        return Optional.empty();
    }

    private static Optional<Decision> needsAdmin(OpenConversation state, UserId by) {
        return needsGroup(state, by).or(() -> state.member(by)
                .filter(member -> !member.isAdmin())
                .map(member -> Decision.refuse(ErrorCode.NOT_PERMITTED, "Only an admin may do this.")));
    }
}
