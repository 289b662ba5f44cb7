package dev.parley.client.conversation;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.parley.client.http.AuthorizedCalls;
import dev.parley.protocol.Page;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationInfo;
import dev.parley.protocol.conversation.CreateInvite;
import dev.parley.protocol.conversation.Invite;
import dev.parley.protocol.conversation.JoinByInvite;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The calls about invites, by which people join a group themselves. Thread-safe; as {@link Conversations}. */
public final class Invites {
    private final AuthorizedCalls calls;

    /** Calls over {@code calls}. */
    public Invites(AuthorizedCalls calls) {
        this.calls = calls;
    }

    /**
     * Makes an invite; admins only.
     *
     * @param validFor at most {@code welcome.limits.inviteSeconds}; null for the server's default
     * @param maxUses how many may join by it; null for the server's default
     */
    public CompletableFuture<Invite> create(
            ConversationId conversation, @Nullable Duration validFor, @Nullable Integer maxUses) {
        CreateInvite body = new CreateInvite(validFor == null ? null : validFor.toSeconds(), maxUses);
        return calls.call("POST", path(conversation), body, new TypeReference<>() {});
    }

    /** The invites of a group that are good; admins only. {@code cursor} of the page before, or null. */
    public CompletableFuture<Page<Invite>> list(ConversationId conversation, @Nullable String cursor, int limit) {
        String from = cursor == null ? "" : "&cursor=" + AuthorizedCalls.encoded(cursor);
        return calls.get(path(conversation) + "?limit=" + limit + from, new TypeReference<>() {});
    }

    /** Ends an invite; admins only. */
    public CompletableFuture<Void> revoke(ConversationId conversation, String code) {
        return calls.command("DELETE", path(conversation) + "/" + AuthorizedCalls.encoded(code), null);
    }

    /** Joins the group that {@code code} is for. Refused with {@code unknown_invite} if it is not good any more. */
    public CompletableFuture<ConversationInfo> join(String code) {
        return calls.call("POST", "/conversations/join", new JoinByInvite(code), new TypeReference<>() {});
    }

    private static String path(ConversationId conversation) {
        return "/conversations/" + conversation + "/invites";
    }
}
