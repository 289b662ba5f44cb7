package dev.parley.persistence.conversation;

import dev.parley.persistence.journal.JournalEvent;
import dev.parley.persistence.journal.JournalNames;
import java.util.Map;

/** The stored names of conversations' events and snapshots. */
public final class ConversationNames implements JournalNames {
    @Override
    public Map<String, Class<? extends JournalEvent>> names() {
        return Map.ofEntries(
                Map.entry("conversation.created.v1", ConversationEvent.ConversationCreated.class),
                Map.entry("conversation.message-posted.v1", ConversationEvent.MessagePosted.class),
                Map.entry("conversation.message-edited.v1", ConversationEvent.MessageEdited.class),
                Map.entry("conversation.message-unsent.v1", ConversationEvent.MessageUnsent.class),
                Map.entry("conversation.members-added.v1", ConversationEvent.MembersAdded.class),
                Map.entry("conversation.member-removed.v1", ConversationEvent.MemberRemoved.class),
                Map.entry("conversation.member-role-changed.v1", ConversationEvent.MemberRoleChanged.class),
                Map.entry("conversation.renamed.v1", ConversationEvent.ConversationRenamed.class),
                Map.entry("conversation.reaction-changed.v1", ConversationEvent.ReactionChanged.class),
                Map.entry("conversation.changed.v1", ConversationEvent.ConversationChanged.class),
                Map.entry("conversation.snapshot.v1", ConversationSnapshot.class));
    }
}
