package dev.parley.node.conversation;

import dev.parley.node.ClusterMessage;
import dev.parley.persistence.conversation.NumberedEvent;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationInfo;
import dev.parley.protocol.conversation.ConversationType;
import dev.parley.protocol.conversation.MediaId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.error.Refusal;
import dev.parley.protocol.frame.ServerFrame;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a conversation answers. {@code token} is the one of the command. */
public sealed interface ConversationReply extends ClusterMessage {
    long token();

    record Refused(long token, Refusal refusal) implements ConversationReply {}

    /** A message that is durable. {@code duplicate}: it was before. */
    record Posted(long token, Message message, boolean duplicate) implements ConversationReply {}

    /** The present form of a message. */
    record MessageFound(long token, Message message) implements ConversationReply {}

    /** The conversation as it is now. {@code fresh}: this command made it. */
    record Described(long token, ConversationInfo info, boolean fresh) implements ConversationReply {}

    record Noted(long token) implements ConversationReply {}

    record MemberGone(long token) implements ConversationReply {}

    /**
     * What a list of conversations shows of one.
     *
     * @param lastMessage if the viewer may see it
     * @param ownSeq the viewer's last own message
     * @param pair the members of a direct conversation
     */
    record HeadFound(
            long token,
            ConversationId conversationId,
            ConversationType type,
            @Nullable String name,
            @Nullable MediaId avatarMediaId,
            Rev rev,
            Seq lastSeq,
            @Nullable Message lastMessage,
            int memberCount,
            Instant updatedAt,
            Seq joinedSeq,
            Seq ownSeq,
            List<UserId> pair)
            implements ConversationReply {}

    /**
     * A part of the history: the messages {@code from} to {@code to}, where they are in memory; otherwise {@code complete}
     * is false, the rows have them, and {@code messages} are those whose rows may be behind.
     *
     * @param messages oldest first
     * @param changes membership and name events between them that are in memory, as {@code viewer} sees them
     * @param lastSeq of the conversation
     * @param firstSeq the first message that the viewer may see
     * @param visibleRev the first change that it may see
     */
    record HistoryFound(
            long token,
            long from,
            long to,
            boolean complete,
            List<Message> messages,
            List<ServerFrame.Event> changes,
            Seq lastSeq,
            Seq firstSeq,
            Rev visibleRev)
            implements ConversationReply {}

    /** Events in memory, as the viewer sees them; more follow if {@code upTo} is less than {@code last}. */
    record EventsFound(long token, List<ServerFrame.Event> events, Rev upTo, Rev last) implements ConversationReply {}

    /**
     * The events after {@code after} are in the journal.
     *
     * @param recent changes of messages that their rows do not know yet
     */
    record EventsInJournal(
            long token,
            Rev after,
            Rev joinedRev,
            Seq joinedSeq,
            Seq visibleSeq,
            ConversationInfo info,
            List<NumberedEvent> recent)
            implements ConversationReply {}
}
