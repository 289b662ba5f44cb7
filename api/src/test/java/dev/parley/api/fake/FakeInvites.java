package dev.parley.api.fake;

import akka.Done;
import dev.parley.api.account.Principal;
import dev.parley.api.conversation.InviteService;
import dev.parley.protocol.Page;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationInfo;
import dev.parley.protocol.conversation.CreateInvite;
import dev.parley.protocol.conversation.Invite;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.Outcome;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Invites in memory, which never end. */
public final class FakeInvites implements InviteService {
    private static final Instant END = Instant.parse("2026-11-28T10:42:00.123Z");

    private final FakeConversations conversations;
    private final Map<String, Invite> invites = new ConcurrentHashMap<>();

    FakeInvites(FakeConversations conversations) {
        this.conversations = conversations;
    }

    @Override
    public CompletionStage<Outcome<Invite>> create(
            Principal caller, ConversationId conversation, CreateInvite request) {
        return conversations
                .get(caller, conversation)
                .thenApply(outcome -> outcome.map(info -> {
                    Invite invite = new Invite("code-" + invites.size(), conversation, END, 5, 0);
                    invites.put(invite.code(), invite);
                    return invite;
                }));
    }

    @Override
    public CompletionStage<Outcome<Page<Invite>>> list(
            Principal caller, ConversationId conversation, String cursor, int limit) {
        return conversations
                .get(caller, conversation)
                .thenApply(outcome -> outcome.map(info -> Page.all(invites.values().stream()
                        .filter(invite -> invite.conversationId().equals(conversation))
                        .toList())));
    }

    @Override
    public CompletionStage<Outcome<Done>> revoke(Principal caller, ConversationId conversation, String code) {
        return CompletableFuture.completedFuture(
                invites.remove(code) == null
                        ? Outcome.refused(ErrorCode.UNKNOWN_INVITE)
                        : Outcome.done(Done.getInstance()));
    }

    @Override
    public CompletionStage<Outcome<ConversationInfo>> join(Principal caller, String code) {
        Invite invite = invites.get(code);
        return invite == null
                ? CompletableFuture.completedFuture(Outcome.refused(ErrorCode.UNKNOWN_INVITE))
                : conversations.get(caller, invite.conversationId());
    }
}
