package dev.parley.api.conversation;

import akka.Done;
import dev.parley.api.account.Principal;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationInfo;
import dev.parley.protocol.conversation.CreateConversation;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.MessageId;
import dev.parley.protocol.conversation.MessagePage;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Role;
import dev.parley.protocol.conversation.SendMessage;
import dev.parley.protocol.error.Outcome;
import dev.parley.protocol.frame.ServerFrame;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * What the edge asks of conversations, on behalf of {@code caller}. Inputs are checked already. A caller who is not a
 * member hears {@code unknown_conversation}, as for one that does not exist. Where the cluster does not answer in time,
 * the outcome is {@code unavailable}.
 */
public interface ConversationService {
    /** What came of a request that may find its work done already. */
    record Created<T>(T value, boolean fresh) {}

    CompletionStage<Outcome<Created<ConversationInfo>>> create(Principal caller, CreateConversation request);

    CompletionStage<Outcome<ConversationInfo>> get(Principal caller, ConversationId conversation);

    CompletionStage<Outcome<ConversationInfo>> rename(Principal caller, ConversationId conversation, String name);

    CompletionStage<Outcome<ConversationInfo>> addMembers(
            Principal caller, ConversationId conversation, List<UserId> users);

    /** Leaves, where {@code member} is the caller; else sends away. */
    CompletionStage<Outcome<Done>> removeMember(Principal caller, ConversationId conversation, UserId member);

    CompletionStage<Outcome<ConversationInfo>> changeRole(
            Principal caller, ConversationId conversation, UserId member, Role role);

    /** Accepts a message. Not fresh: the same {@code clientMessageId} was accepted before. */
    CompletionStage<Outcome<Created<Message>>> post(Principal caller, ConversationId conversation, SendMessage message);

    CompletionStage<Outcome<Message>> message(Principal caller, ConversationId conversation, MessageId message);

    CompletionStage<Outcome<Message>> edit(
            Principal caller, ConversationId conversation, MessageId message, String text);

    CompletionStage<Outcome<Message>> unsend(Principal caller, ConversationId conversation, MessageId message);

    CompletionStage<Outcome<MessagePage>> history(Principal caller, ConversationId conversation, HistoryQuery query);

    /** The events after {@code after}, oldest first, {@code limit} at the most. */
    CompletionStage<Outcome<List<ServerFrame.Event>>> events(
            Principal caller, ConversationId conversation, Rev after, int limit);
}
