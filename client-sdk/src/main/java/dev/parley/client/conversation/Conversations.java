package dev.parley.client.conversation;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.parley.client.http.AuthorizedCalls;
import dev.parley.protocol.Page;
import dev.parley.protocol.account.User;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.AddMembers;
import dev.parley.protocol.conversation.ChangeConversation;
import dev.parley.protocol.conversation.ChangeRole;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationInfo;
import dev.parley.protocol.conversation.ConversationSummary;
import dev.parley.protocol.conversation.ConversationType;
import dev.parley.protocol.conversation.CreateConversation;
import dev.parley.protocol.conversation.EditMessage;
import dev.parley.protocol.conversation.History;
import dev.parley.protocol.conversation.MarkRead;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.MessageId;
import dev.parley.protocol.conversation.MessagePage;
import dev.parley.protocol.conversation.MessageReceipt;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Role;
import dev.parley.protocol.conversation.SendMessage;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.frame.ServerFrame;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The calls about conversations. Thread-safe; every future fails with a {@link dev.parley.client.ParleyException}, of a
 * conversation that does not exist and of one whose member the caller is not alike with {@code unknown_conversation}.
 * Limits of pages are 1 to 100.
 */
public final class Conversations {
    private static final int PAGE = 100;

    private final AuthorizedCalls calls;
    private final Invites invites;

    /** Calls over {@code calls}. */
    public Conversations(AuthorizedCalls calls) {
        this.calls = calls;
        this.invites = new Invites(calls);
    }

    /** The calls about invites. */
    public Invites invites() {
        return invites;
    }

    /** The caller's, latest activity first; {@code cursor} of the page before, or null. */
    public CompletableFuture<Page<ConversationSummary>> list(@Nullable String cursor, int limit) {
        String from = cursor == null ? "" : "&cursor=" + AuthorizedCalls.encoded(cursor);
        return calls.get("/conversations?limit=" + limit + from, new TypeReference<>() {});
    }

    /** Messages that the caller has not read, in all conversations together. Reads the whole list. */
    public CompletableFuture<Long> totalUnread() {
        return unreadFrom(null, 0);
    }

    private CompletableFuture<Long> unreadFrom(@Nullable String cursor, long before) {
        return list(cursor, PAGE).thenCompose(page -> {
            long sum = before
                    + page.items().stream()
                            .mapToLong(ConversationSummary::unread)
                            .sum();
            return page.nextCursor() == null
                    ? CompletableFuture.completedFuture(sum)
                    : unreadFrom(page.nextCursor(), sum);
        });
    }

    /** The conversation with one other user; there is one, however often and by whomever it is asked for. */
    public CompletableFuture<ConversationInfo> direct(UserId peer) {
        return create(new CreateConversation(ConversationType.DIRECT, null, List.of(peer), null));
    }

    /** A new group, the caller its admin. */
    public CompletableFuture<ConversationInfo> group(String name, List<UserId> members) {
        return group(name, members, History.FROM_JOIN);
    }

    /** A new group, with a rule for what later members see of what was said before. */
    public CompletableFuture<ConversationInfo> group(String name, List<UserId> members, History history) {
        return create(new CreateConversation(ConversationType.GROUP, name, members, history));
    }

    /** A conversation with its members. */
    public CompletableFuture<ConversationInfo> get(ConversationId conversation) {
        return calls.get(path(conversation), new TypeReference<>() {});
    }

    /** Gives a group another name; admins only. */
    public CompletableFuture<ConversationInfo> rename(ConversationId conversation, String name) {
        return change(conversation, new ChangeConversation(name, null, null));
    }

    /** Changes what is not null of a group's name, avatar and rule for its history; admins only. */
    public CompletableFuture<ConversationInfo> change(ConversationId conversation, ChangeConversation change) {
        return calls.call("PATCH", path(conversation), change, new TypeReference<>() {});
    }

    /** No notifications of the conversation from now on, on no device. */
    public CompletableFuture<Void> mute(ConversationId conversation) {
        return calls.command("PUT", path(conversation) + "/mute", null);
    }

    /** Notifications again. */
    public CompletableFuture<Void> unmute(ConversationId conversation) {
        return calls.command("DELETE", path(conversation) + "/mute", null);
    }

    /** Takes users into a group; admins only. */
    public CompletableFuture<ConversationInfo> addMembers(ConversationId conversation, List<UserId> users) {
        return calls.call("POST", path(conversation) + "/members", new AddMembers(users), new TypeReference<>() {});
    }

    /** Changes a member's role; admins only. */
    public CompletableFuture<ConversationInfo> changeRole(ConversationId conversation, UserId member, Role role) {
        return calls.call(
                "PATCH", path(conversation) + "/members/" + member, new ChangeRole(role), new TypeReference<>() {});
    }

    /** Leaves a group. The last admin who leaves is followed by the longest-standing member. */
    public CompletableFuture<Void> leave(ConversationId conversation) {
        return calls.get("/users/me", new TypeReference<User>() {})
                .thenCompose(me -> removeMember(conversation, me.userId()));
    }

    /** Sends a member away (admins only), or leaves. */
    public CompletableFuture<Void> removeMember(ConversationId conversation, UserId member) {
        return calls.command("DELETE", path(conversation) + "/members/" + member, null);
    }

    /** The newest messages, newest first. */
    public CompletableFuture<MessagePage> latest(ConversationId conversation, int limit) {
        return history(conversation, "limit=" + limit);
    }

    /** The messages before {@code seq}, newest first. */
    public CompletableFuture<MessagePage> before(ConversationId conversation, Seq seq, int limit) {
        return history(conversation, "before=" + seq + "&limit=" + limit);
    }

    /** The messages after {@code seq}, oldest first. */
    public CompletableFuture<MessagePage> after(ConversationId conversation, Seq seq, int limit) {
        return history(conversation, "after=" + seq + "&limit=" + limit);
    }

    /** One message in its present form. */
    public CompletableFuture<Message> message(ConversationId conversation, MessageId message) {
        return calls.get(path(conversation, message), new TypeReference<>() {});
    }

    /** How far a message has come, to each of the other members; {@code cursor} of the page before, or null. */
    public CompletableFuture<Page<MessageReceipt>> receipts(
            ConversationId conversation, MessageId message, @Nullable String cursor, int limit) {
        String from = cursor == null ? "" : "&cursor=" + AuthorizedCalls.encoded(cursor);
        return calls.get(path(conversation, message) + "/receipts?limit=" + limit + from, new TypeReference<>() {});
    }

    /** Reacts to a message with an emoji; refused with {@code too_many_reactions} where there are as many as may be. */
    public CompletableFuture<Message> react(ConversationId conversation, MessageId message, String emoji) {
        return calls.call("PUT", reaction(conversation, message, emoji), null, new TypeReference<>() {});
    }

    /** Takes one's reaction away. */
    public CompletableFuture<Message> unreact(ConversationId conversation, MessageId message, String emoji) {
        return calls.call("DELETE", reaction(conversation, message, emoji), null, new TypeReference<>() {});
    }

    /** Sends without a session. The same {@code clientMessageId} again gives the same message. */
    public CompletableFuture<Message> post(ConversationId conversation, SendMessage message) {
        return calls.call("POST", path(conversation) + "/messages", message, new TypeReference<>() {});
    }

    /** Gives one's own message another text. */
    public CompletableFuture<Message> edit(ConversationId conversation, MessageId message, String text) {
        return calls.call("PUT", path(conversation, message), new EditMessage(text), new TypeReference<>() {});
    }

    /** Takes a message back: senders for a while, admins always. */
    public CompletableFuture<Void> unsend(ConversationId conversation, MessageId message) {
        return calls.command("DELETE", path(conversation, message), null);
    }

    /** Moves the caller's read cursor forward, never back. */
    public CompletableFuture<Void> markRead(ConversationId conversation, Seq seq) {
        return calls.command("PUT", path(conversation) + "/read", new MarkRead(seq));
    }

    /** The log after {@code rev}, oldest first. */
    public CompletableFuture<Page<ServerFrame>> events(ConversationId conversation, Rev rev, int limit) {
        return calls.get(path(conversation) + "/events?after=" + rev + "&limit=" + limit, new TypeReference<>() {});
    }

    private CompletableFuture<ConversationInfo> create(CreateConversation request) {
        return calls.call("POST", "/conversations", request, new TypeReference<>() {});
    }

    private CompletableFuture<MessagePage> history(ConversationId conversation, String query) {
        return calls.get(path(conversation) + "/messages?" + query, new TypeReference<>() {});
    }

    private static String reaction(ConversationId conversation, MessageId message, String emoji) {
        return path(conversation, message) + "/reactions/" + AuthorizedCalls.encoded(emoji);
    }

    private static String path(ConversationId conversation, MessageId message) {
        return path(conversation) + "/messages/" + message;
    }

    private static String path(ConversationId conversation) {
        return "/conversations/" + conversation;
    }
}
