package dev.parley.api.conversation;

import dev.parley.api.account.Principal;
import dev.parley.api.conversation.ConversationService.Created;
import dev.parley.protocol.Page;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.MessageId;
import dev.parley.protocol.conversation.MessagePage;
import dev.parley.protocol.conversation.MessageReceipt;
import dev.parley.protocol.conversation.SendMessage;
import dev.parley.protocol.error.Outcome;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What the edge asks of the messages of conversations; under the same promises as {@link ConversationService}. */
public interface MessageService {
    /** Accepts a message. Not fresh: the same {@code clientMessageId} was accepted before. */
    CompletionStage<Outcome<Created<Message>>> post(Principal caller, ConversationId conversation, SendMessage message);

    CompletionStage<Outcome<Message>> message(Principal caller, ConversationId conversation, MessageId message);

    CompletionStage<Outcome<Message>> edit(
            Principal caller, ConversationId conversation, MessageId message, String text);

    CompletionStage<Outcome<Message>> unsend(Principal caller, ConversationId conversation, MessageId message);

    /** Adds the caller's reaction, or takes it away; repeating it changes nothing. */
    CompletionStage<Outcome<Message>> react(
            Principal caller, ConversationId conversation, MessageId message, String emoji, boolean remove);

    CompletionStage<Outcome<MessagePage>> history(Principal caller, ConversationId conversation, HistoryQuery query);

    /** How far a message has come to the members other than its sender. */
    CompletionStage<Outcome<Page<MessageReceipt>>> receipts(
            Principal caller, ConversationId conversation, MessageId message, @Nullable String cursor, int limit);
}
