package dev.parley.node.session;

import dev.parley.node.conversation.ConversationReply.HeadFound;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.error.Outcome;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** What conversations are to one of their members. Thread-safe. */
interface Inbox {
    /**
     * The whole list, latest activity first; fails where conversations or their rows do not answer.
     *
     * @param active the conversations that may be newer than their rows
     */
    CompletionStage<List<InboxEntry>> read(UserId user, Set<ConversationId> active, UserSession cursors);

    /**
     * These entries as they are now, in their order, without those that are no more; fails where conversations do not answer.
     *
     * @param entries read a short while ago: those that are not active have not changed since
     */
    CompletionStage<List<InboxEntry>> again(
            UserId user, List<InboxEntry> entries, Set<ConversationId> active, UserSession cursors);

    /** What a conversation says of itself to one of its members. */
    CompletionStage<Outcome<HeadFound>> head(UserId user, ConversationId id);
}
