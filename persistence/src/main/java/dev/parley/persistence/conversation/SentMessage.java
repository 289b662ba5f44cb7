package dev.parley.persistence.conversation;

import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.Seq;

/** Which message a sender's own id has become. */
public record SentMessage(ConversationId conversation, UserId sender, ClientMessageId clientMessageId, Seq seq) {
    public static SentMessage of(Message message) {
        return new SentMessage(message.conversationId(), message.senderId(), message.clientMessageId(), message.seq());
    }
}
