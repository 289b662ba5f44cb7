package dev.parley.load.check.record;

import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.MessageId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message in the form in which it was met.
 *
 * @param text absent where the message was unsent, or is none of the viewer's business
 * @param reactions who reacted by which emoji; absent where nobody did
 */
public record Said(
        long seq,
        MessageId messageId,
        UserId sender,
        ClientMessageId clientMessageId,
        @Nullable String text,
        @Nullable MessageId replyTo,
        boolean unsent,
        @Nullable Map<String, List<UserId>> reactions) {
    /** One that nobody has reacted to. */
    public Said(
            long seq,
            MessageId messageId,
            UserId sender,
            ClientMessageId clientMessageId,
            @Nullable String text,
            @Nullable MessageId replyTo,
            boolean unsent) {
        this(seq, messageId, sender, clientMessageId, text, replyTo, unsent, null);
    }

    /** What a check needs to know of a message. */
    public static Said of(Message message) {
        return new Said(
                message.seq().value(),
                message.messageId(),
                message.senderId(),
                message.clientMessageId(),
                message.text(),
                message.replyTo(),
                message.unsentAt() != null,
                message.reactions());
    }
}
