package dev.parley.node.conversation;

import dev.parley.persistence.conversation.NumberedEvent;
import dev.parley.persistence.session.CursorMove;
import dev.parley.persistence.session.MemberCursor;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Seq;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What is known of a conversation beyond its window. Stages fail where the database does not answer. */
public interface ConversationArchive {
    /**
     * The message that a user sent under this id, however long ago.
     *
     * @param last the last message of the conversation
     */
    CompletionStage<Optional<Message>> sentAs(ConversationId conversation, UserId sender, ClientMessageId id, Seq last);

    CompletionStage<Optional<Message>> message(ConversationId conversation, Seq seq);

    /** The present forms of these messages, in no order. */
    CompletionStage<List<Message>> messages(ConversationId conversation, Collection<Seq> seqs);

    /** The messages {@code from} to {@code to}, oldest first. */
    CompletionStage<List<Message>> range(ConversationId conversation, long from, long to);

    /** The membership and name events that came after the messages {@code from} to {@code to}, oldest first. */
    CompletionStage<List<NumberedEvent>> changes(ConversationId conversation, long from, long to);

    /** How far these conversations are by their rows, which may be a moment behind; those without one are left out. */
    CompletionStage<Map<ConversationId, Rev>> revs(Collection<ConversationId> conversations);

    /** How far members, present and former ones, have come. */
    CompletionStage<Map<UserId, MemberCursor>> cursors(ConversationId conversation);

    /** Keeps how far members have come, and when. Repeating it is harmless. */
    CompletionStage<Void> moved(Collection<CursorMove> moves);

    /** Takes away unacknowledged events behind {@code last}, the end of the log; how many they were. */
    CompletionStage<Integer> removeStrays(ConversationId conversation, Rev last);

    /** The events after {@code after} as they were written, oldest first, {@code limit} at the most. */
    CompletionStage<List<NumberedEvent>> events(ConversationId conversation, Rev after, int limit);
}
