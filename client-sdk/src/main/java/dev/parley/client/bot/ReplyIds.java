package dev.parley.client.bot;

import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.conversation.Message;

/** Names for replies: the same for the same message, however often it is heard. */
final class ReplyIds {
    private ReplyIds() {}

    /** {@code number}: 1 for the first reply to {@code message}, and so on. */
    static ClientMessageId of(Message message, int number) {
        return new ClientMessageId("re:" + message.messageId() + ":" + number);
    }
}
