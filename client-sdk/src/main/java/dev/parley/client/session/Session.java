package dev.parley.client.session;

import dev.parley.client.ClientSettings;
import dev.parley.client.account.Accounts;
import dev.parley.client.account.TokenKeeper;
import dev.parley.client.conversation.Conversations;
import dev.parley.client.http.Servers;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.MessageId;
import dev.parley.protocol.conversation.SendMessage;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.frame.ClientFrame;
import dev.parley.protocol.frame.ServerFrame;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A live connection that survives its sockets: it reconnects, resumes where it was, and sends again what was not
 * answered. Thread-safe. Futures fail with a {@link dev.parley.client.ParleyException}.
 */
public final class Session implements AutoCloseable {
    private static final DateTimeFormatter LOCAL_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX");

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
        return send(conversation, text(text, null));
    }

    /** Answers {@code to} with a text; otherwise as {@link #send(ConversationId, String)}. */
    public CompletableFuture<ServerFrame.MessageAccepted> reply(Message to, String text) {
        return send(to.conversationId(), text(text, to.messageId()));
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

    /** Reacts to a message with an emoji; once with each, however often it is said. */
    public CompletableFuture<Void> react(ConversationId conversation, MessageId message, String emoji) {
        return loop.ask(id -> new ClientFrame.React(id, conversation, message, emoji, null));
    }

    /** Takes one's reaction away. */
    public CompletableFuture<Void> unreact(ConversationId conversation, MessageId message, String emoji) {
        return loop.ask(id -> new ClientFrame.React(id, conversation, message, emoji, true));
    }

    /** Says that the user has read up to {@code seq}: soon, with what else is read meanwhile. Best effort, no answer. */
    public void markRead(ConversationId conversation, Seq seq) {
        loop.soft(soft -> soft.marks().read(conversation, seq));
    }

    /**
     * Says that messages up to {@code seq} have arrived. Best effort, no answer. The session says it by itself of all that
     * its listeners hear, unless {@link ClientSettings#deliveredMarks} is off.
     */
    public void markDelivered(ConversationId conversation, Seq seq) {
        loop.soft(soft -> soft.marks().delivered(conversation, seq));
    }

    /**
     * Says that the user is writing, and says so again, over reconnects too, until {@link #stopTyping}, a send to the
     * conversation, or {@link ClientSettings#typingTimeout} after the last call: it may be called on each key.
     */
    public void startTyping(ConversationId conversation) {
        loop.soft(soft -> soft.startTyping(conversation));
    }

    /** Says that the user does not write any more. */
    public void stopTyping(ConversationId conversation) {
        loop.soft(soft -> soft.stopTyping(conversation));
    }

    /**
     * Listens to the presence of {@code users} beside that of the friends, from now on and over reconnects, instead of those
     * who were named before. {@link SessionListener#onPresence} hears the present state of each. At most as many as
     * {@code welcome.limits.watchedUsers}: more are refused, as {@link SessionListener#onFailure} hears.
     */
    public void watchPresence(Collection<UserId> users) {
        List<UserId> named = List.copyOf(users);
        loop.soft(soft -> soft.watch(named));
    }

    private SendMessage text(String text, @Nullable MessageId replyTo) {
        String sentAt = LOCAL_TIME.format(OffsetDateTime.now(settings.clock()));
        return new SendMessage(settings.messageIds().get(), null, text, null, replyTo, sentAt);
    }

    /** Ends the session; sends that are unanswered fail. Returns at once; {@link #ended} tells when it is done. */
    @Override
    public void close() {
        loop.close();
    }
}
