package dev.parley.node.conversation;

import dev.parley.node.conversation.ConversationCommand.AddMembers;
import dev.parley.node.conversation.ConversationCommand.Change;
import dev.parley.node.conversation.ConversationCommand.ChangeRole;
import dev.parley.node.conversation.ConversationCommand.Configure;
import dev.parley.node.conversation.ConversationCommand.Create;
import dev.parley.node.conversation.ConversationCommand.Edit;
import dev.parley.node.conversation.ConversationCommand.Join;
import dev.parley.node.conversation.ConversationCommand.Post;
import dev.parley.node.conversation.ConversationCommand.React;
import dev.parley.node.conversation.ConversationCommand.RemoveMember;
import dev.parley.node.conversation.ConversationCommand.Unsend;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.error.ErrorCode;
import java.time.Instant;
import java.util.Optional;

/** All rules of a conversation: finds the one that judges a change. Pure: the time and the random bits are given. */
final class Rules {
    private final ConversationId id;
    private final MessageRules messages;
    private final ReactionRules reactions;
    private final MembershipRules membership;

    Rules(ConversationId id, ConversationSettings settings) {
        this.id = id;
        this.messages = new MessageRules(settings);
        this.reactions = new ReactionRules(settings);
        this.membership = new MembershipRules(settings);
    }

    /** Whether the change says something to the others, so that who may not write may not do it either. */
    static boolean writes(Change change) {
        return change instanceof Post || change instanceof Edit || (change instanceof React react && !react.remove());
    }

    /** @param closed the two of this direct conversation may not write to each other: only what is new is refused */
    Decision judge(Conversation state, Change change, Evidence evidence, boolean closed, Instant now, long random) {
        Decision decision = judge(state, change, evidence, now, random);
        boolean something =
                decision instanceof Decision.Accept accept && !accept.events().isEmpty();
        return closed && something && (writes(change) || change instanceof Create)
                ? Decision.refuse(ErrorCode.NOT_PERMITTED, "You cannot write to this person.")
                : decision;
    }

    private Decision judge(Conversation state, Change change, Evidence evidence, Instant now, long random) {
        if (change instanceof Create create) {
            return membership.create(state, id, create, now);
        }
        if (!(state instanceof OpenConversation open)) {
            return Decision.refuse(ErrorCode.UNKNOWN_CONVERSATION);
        }
        if (change instanceof Post post) {
            return messages.send(open, post.send(), evidence, now, random);
        }
        Optional<Message> target = evidence.target();
        if (change instanceof Edit edit) {
            return messages.edit(open, edit.by(), edit.messageId(), edit.text(), target, now);
        }
        if (change instanceof Unsend unsend) {
            return messages.unsend(open, unsend.by(), unsend.messageId(), target, now);
        }
        if (change instanceof React react) {
            return react.remove()
                    ? reactions.remove(open, react.by(), react.messageId(), react.emoji(), target, now)
                    : reactions.add(open, react.by(), react.messageId(), react.emoji(), target, now);
        }
        if (change instanceof Configure configure) {
            return membership.configure(open, configure, now);
        }
        if (change instanceof AddMembers add) {
            return membership.add(open, add.by(), add.users(), now);
        }
        if (change instanceof Join join) {
            return membership.join(open, join.user(), now);
        }
        if (change instanceof RemoveMember remove) {
            return membership.remove(open, remove.by(), remove.user(), now);
        }
        ChangeRole role = (ChangeRole) change;
        return membership.changeRole(open, role.by(), role.user(), role.role(), now);
    }
}
