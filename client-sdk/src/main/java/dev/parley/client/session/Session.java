package dev.parley.client.session;

import dev.parley.client.ClientSettings;
import dev.parley.client.account.Accounts;
import dev.parley.client.account.TokenKeeper;
import dev.parley.client.conversation.Conversations;
import dev.parley.client.http.Servers;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.MessageId;
import dev.parley.protocol.conversation.SendMessage;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.frame.ClientFrame;
import dev.parley.protocol.frame.ServerFrame;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/**
 * A live connection that survives its sockets: it reconnects, resumes where it was, and sends again what was not
 * answered. Thread-safe. Futures fail with a {@link dev.parley.client.ParleyException}.
 */
public final class Session implements AutoCloseable {
    private final ClientSettings settings;
    private final SessionLoop loop;

    /** Connects at once; see {@link dev.parley.client.ParleyClient#open}. */
    public Session(
            ClientSettings settings,
            Servers servers,
            TokenKeeper tokens,
            Accounts accounts,
            Conversations conversations,
            List<SessionListener> listeners) {
        this.settings = settings;
        this.loop = new SessionLoop(settings, servers, tokens, accounts, conversations, listeners);
    }

    /** Completes when the session is live for the first time; fails if it ends before, as with a wrong password. */
    public CompletableFuture<ServerFrame.Welcome> ready() {
        return loop.ready().copy();
    }

    /** Completes when the session has ended for good, and its listeners have heard all of it. */
    public CompletableFuture<Disconnection> ended() {
        return loop.ended().copy();
    }

    /**
     * Sends a text. Completes when the server has stored it. See {@link #send(ConversationId, SendMessage)}.
     */
    public CompletableFuture<ServerFrame.MessageAccepted> send(ConversationId conversation, String text) {
        return send(conversation, new SendMessage(settings.messageIds().get(), null, text, null, null, null));
    }

    /**
     * Sends a message, now or as soon as there is a socket. Sends keep their order unless the server puts one off;
     * whoever needs more waits for each answer. When {@link ClientSettings#sendWindow} sends are unanswered, it blocks or fails as
     * {@link ClientSettings#whenFull} says.
     *
     * @param message with a {@code clientMessageId} of its own; the same one again is the same message
     * @return completes when the message is durable. {@code Disconnected}: it may or may not be stored; sending it
     *     again under the same id is safe
     */
    public CompletableFuture<ServerFrame.MessageAccepted> send(ConversationId conversation, SendMessage message) {
        return loop.send(new ClientFrame.SendMessage(
                null,
                conversation,
                Objects.requireNonNull(message.clientMessageId(), "clientMessageId"),
                message.type(),
                message.text(),
                message.attachments(),
                message.replyTo(),
                message.sentAt()));
    }

    /** Gives one's own message another text. */
    public CompletableFuture<Void> edit(ConversationId conversation, MessageId message, String text) {
        return loop.ask(id -> new ClientFrame.EditMessage(id, conversation, message, text));
    }

    /** Takes a message back. */
    public CompletableFuture<Void> unsend(ConversationId conversation, MessageId message) {
        return loop.ask(id -> new ClientFrame.UnsendMessage(id, conversation, message));
    }

    /** Says that the user has read up to {@code seq}. Best effort, no answer. */
    public void markRead(ConversationId conversation, Seq seq) {
        loop.tell(new ClientFrame.MarkRead(null, conversation, seq));
    }

    /** Says that messages up to {@code seq} have arrived. Best effort, no answer. */
    public void markDelivered(ConversationId conversation, Seq seq) {
        loop.tell(new ClientFrame.MarkDelivered(null, conversation, seq));
    }

    /** Ends the session; sends that are unanswered fail. Returns at once; {@link #ended} tells when it is done. */
    @Override
    public void close() {
        loop.close();
    }
}
