package dev.parley.client.session;

import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.MessageType;
import dev.parley.protocol.frame.ClientFrame;
import dev.parley.protocol.frame.ServerFrame;

/**
 * The user's own messages as the listeners hear of them. The socket that sends a message gets {@code message_accepted}
 * and no {@code new_message}: both together would say everything twice.
 */
record OwnMessages(UserId self, String displayName) {
    /** The event that {@code answer} stands for. */
    ServerFrame.NewMessage event(ServerFrame.MessageAccepted answer, ClientFrame.SendMessage sent) {
        return new ServerFrame.NewMessage(
                answer.conversationId(),
                answer.rev(),
                new Message(
                        answer.messageId(),
                        answer.conversationId(),
                        answer.seq(),
                        answer.rev(),
                        self,
                        displayName,
                        answer.clientMessageId(),
                        sent.type() == null ? MessageType.TEXT : sent.type(),
                        sent.text(),
                        sent.attachments(),
                        sent.replyTo(),
                        null,
                        sent.sentAt(),
                        answer.createdAt(),
                        null,
                        null));
    }
}
