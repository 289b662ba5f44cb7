package dev.parley.client.bot;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.parley.client.ParleyClient;
import dev.parley.client.session.Session;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.MessageId;
import dev.parley.protocol.conversation.SendMessage;
import dev.parley.protocol.frame.ServerFrame;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What a handler can do about the message it was given. Replies carry an id made from the message's, so that a bot that
 * hears a message twice, after a restart say, answers it once.
 */
public final class BotContext {
    private final ParleyClient client;
    private final Session session;
    private final Message message;
    private int replies;

    BotContext(ParleyClient client, Session session, Message message) {
        this.client = client;
        this.session = session;
        this.message = message;
    }

    /** Says {@code text} in the message's conversation; completes when it is stored. For the handler's thread. */
    @CanIgnoreReturnValue
    public CompletableFuture<ServerFrame.MessageAccepted> reply(String text) {
        return say(text, null);
    }

    /** The same as an answer that quotes the message. */
    @CanIgnoreReturnValue
    public CompletableFuture<ServerFrame.MessageAccepted> quote(String text) {
        return say(text, message.messageId());
    }

    private CompletableFuture<ServerFrame.MessageAccepted> say(String text, @Nullable MessageId replyTo) {
        replies++;
        return session.send(
                message.conversationId(),
                new SendMessage(ReplyIds.of(message, replies), null, text, null, replyTo, null));
    }

    /** For everything else. */
    public ParleyClient client() {
        return client;
    }

    /** The live session. */
    public Session session() {
        return session;
    }
}
