package dev.parley.node.conversation;

import dev.parley.persistence.conversation.ConversationEvent.ReactionChanged;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.MessageId;
import dev.parley.protocol.error.ErrorCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who may react to what, and what comes of it. Pure. Emoji and the users of each stand in the order of their first use,
 * so that what a client shows does not jump.
 */
final class ReactionRules {
    private final ConversationSettings settings;

    ReactionRules(ConversationSettings settings) {
        this.settings = settings;
    }

    /** @param evidence the message that a look-up found, where the window does not have it */
    Decision add(
            OpenConversation state, UserId by, MessageId id, String emoji, Optional<Message> evidence, Instant now) {
        Optional<Message> found = MessageRules.visible(state, by, id, evidence);
        if (found.isEmpty()) {
            return MessageRules.unknown(state, by);
        }
        Message message = found.get();
        if (message.unsentAt() != null) {
            return Decision.refuse(ErrorCode.CONFLICT, "The message was unsent.");
        }
        Map<String, List<UserId>> reactions = reactions(message);
        List<UserId> users = reactions.get(emoji);
        if (users != null && users.contains(by)) {
            return new Decision.Repeat(message);
        }
        if ((users == null && reactions.size() >= settings.reactionKinds())
                || reactions.values().stream().mapToInt(List::size).sum() >= settings.reactionsPerMessage()) {
            return Decision.refuse(ErrorCode.TOO_MANY_REACTIONS);
        }
        List<UserId> more = new ArrayList<>(users == null ? List.of() : users);
        more.add(by);
        reactions.put(emoji, more);
        return changed(state, message, reactions, by, emoji, false, now);
    }

    /** Of a message that was unsent since, there is nothing left to take back. */
    Decision remove(
            OpenConversation state, UserId by, MessageId id, String emoji, Optional<Message> evidence, Instant now) {
        Optional<Message> found = MessageRules.visible(state, by, id, evidence);
        if (found.isEmpty()) {
            return MessageRules.unknown(state, by);
        }
        Message message = found.get();
        Map<String, List<UserId>> reactions = reactions(message);
        List<UserId> fewer = new ArrayList<>(reactions.getOrDefault(emoji, List.of()));
        if (!fewer.remove(by)) {
            return new Decision.Repeat(message);
        }
        if (fewer.isEmpty()) {
            reactions.remove(emoji);
        } else {
            reactions.put(emoji, fewer);
        }
        return changed(state, message, reactions, by, emoji, true, now);
    }

    private static Decision changed(
            OpenConversation state,
            Message message,
            Map<String, List<UserId>> reactions,
            UserId by,
            String emoji,
            boolean removed,
            Instant now) {
        Message after = message.reacted(reactions, state.rev().next());
        return Decision.accept(new ReactionChanged(after, by, emoji, removed, now));
    }

    private static Map<String, List<UserId>> reactions(Message message) {
        Map<String, List<UserId>> reactions = message.reactions();
        return reactions == null ? new LinkedHashMap<>() : new LinkedHashMap<>(reactions);
    }
}
