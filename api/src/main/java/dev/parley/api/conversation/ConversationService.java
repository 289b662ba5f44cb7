package dev.parley.api.conversation;

import akka.Done;
import dev.parley.api.account.Principal;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ChangeConversation;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationInfo;
import dev.parley.protocol.conversation.CreateConversation;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Role;
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

    CompletionStage<Outcome<ConversationInfo>> change(
            Principal caller, ConversationId conversation, ChangeConversation request);

    CompletionStage<Outcome<ConversationInfo>> addMembers(
            Principal caller, ConversationId conversation, List<UserId> users);

    /** Leaves, where {@code member} is the caller; else sends away. */
    CompletionStage<Outcome<Done>> removeMember(Principal caller, ConversationId conversation, UserId member);

    CompletionStage<Outcome<ConversationInfo>> changeRole(
            Principal caller, ConversationId conversation, UserId member, Role role);

    /** The events after {@code after}, oldest first, {@code limit} at the most. */
    CompletionStage<Outcome<List<ServerFrame.Event>>> events(
            Principal caller, ConversationId conversation, Rev after, int limit);
}
