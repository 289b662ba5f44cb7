package dev.parley.node.conversation;

import dev.parley.persistence.conversation.ConversationEvent;
import dev.parley.persistence.conversation.ConversationEvent.ConversationChanged;
import dev.parley.persistence.conversation.ConversationEvent.ConversationCreated;
import dev.parley.persistence.conversation.ConversationEvent.ConversationRenamed;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationType;
import dev.parley.protocol.conversation.History;
import dev.parley.protocol.conversation.MediaId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a conversation is, whoever is in it.
 *
 * @param name and {@code avatarMediaId}: of groups only
 * @param history what those who join from now on see of what was said before
 */
record Profile(
        ConversationType type,
        @Nullable String name,
        @Nullable MediaId avatarMediaId,
        History history,
        UserId createdBy,
        Instant createdAt) {

    static Profile of(ConversationCreated created) {
        return new Profile(created.type(), created.name(), null, orJoin(created.history()), created.by(), created.at());
    }

    /** Absent in what was stored before there was a choice. */
    static History orJoin(@Nullable History stored) {
        return stored == null ? History.FROM_JOIN : stored;
    }

    Profile after(ConversationEvent event) {
        if (event instanceof ConversationRenamed renamed) {
            return new Profile(type, renamed.name(), avatarMediaId, history, createdBy, createdAt);
        }
        if (event instanceof ConversationChanged changed) {
            MediaId avatar = changed.avatarMediaId();
            History next = changed.history();
            return new Profile(
                    type,
                    name,
                    avatar == null ? avatarMediaId : avatar,
                    next == null ? history : next,
                    createdBy,
                    createdAt);
        }
        return this;
    }
}
