package dev.parley.node.session;

import akka.Done;
import akka.actor.typed.ActorRef;
import dev.parley.api.account.Principal;
import dev.parley.api.session.InboxService;
import dev.parley.node.account.UserDirectory;
import dev.parley.node.conversation.ConversationClient;
import dev.parley.protocol.Page;
import dev.parley.protocol.account.User;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationSummary;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.error.Outcome;
import dev.parley.protocol.error.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The edge's port to the list of one's conversations. Thread-safe. */
final class ShardedInboxService implements InboxService {
    private final SessionClient sessions;
    private final UserDirectory users;

    ShardedInboxService(SessionClient sessions, UserDirectory users) {
        this.sessions = sessions;
        this.users = users;
    }

    @Override
    public CompletionStage<Outcome<Page<ConversationSummary>>> conversations(
            Principal caller, @Nullable String cursor, int limit) {
        Outcome<InboxCursor> from = InboxCursor.parse(cursor);
        return from.fold(
                start -> sessions.ask(
                                caller.userId(),
                                replyTo -> new SessionCommand.ListConversations(
                                        cursor == null ? null : start, limit, replyTo))
                        .thenCompose(reply -> page(reply, start, limit))
                        .exceptionally(failure -> ConversationClient.unavailable()),
                ShardedInboxService::refused);
    }

    private CompletionStage<Outcome<Page<ConversationSummary>>> page(SessionReply reply, InboxCursor start, int limit) {
        if (reply instanceof SessionReply.Refused refused) {
            return refused(refused.refusal());
        }
        SessionReply.Conversations found = (SessionReply.Conversations) reply;
        SessionReply.Conversations page =
                found.total() == null ? SessionReply.Conversations.page(found.entries(), start, limit) : found;
        List<InboxEntry> items = page.entries();
        InboxCursor behind = page.next();
        String next = behind == null ? null : behind.text();
        List<UserId> peers =
                items.stream().map(InboxEntry::peer).filter(Objects::nonNull).toList();
        return users.profiles(peers)
                .thenApply(profiles -> Outcome.done(new Page<>(
                        items.stream().map(entry -> summary(entry, profiles)).toList(),
                        next,
                        Objects.requireNonNull(page.total()).longValue())));
    }

    private static ConversationSummary summary(InboxEntry entry, Map<UserId, User> profiles) {
        UserId peer = entry.peer();
        return new ConversationSummary(
                entry.conversationId(),
                entry.type(),
                entry.name(),
                entry.avatarMediaId(),
                entry.rev(),
                entry.lastSeq(),
                entry.readSeq(),
                entry.unread(),
                entry.lastMessage(),
                peer == null ? null : profiles.get(peer),
                entry.memberCount(),
                entry.muted(),
                entry.updatedAt());
    }

    @Override
    public CompletionStage<Outcome<Done>> markRead(Principal caller, ConversationId conversation, Seq seq) {
        return done(caller, replyTo -> new SessionCommand.MarkRead(conversation, seq, null, replyTo));
    }

    @Override
    public CompletionStage<Outcome<Done>> mute(Principal caller, ConversationId conversation, boolean muted) {
        return done(caller, replyTo -> new SessionCommand.Mute(conversation, muted, replyTo));
    }

    private CompletionStage<Outcome<Done>> done(
            Principal caller, Function<ActorRef<SessionReply>, SessionCommand> command) {
        return sessions.ask(caller.userId(), command)
                .thenApply(reply -> reply instanceof SessionReply.Refused refused
                        ? Outcome.<Done>refused(refused.refusal())
                        : Outcome.done(Done.getInstance()))
                .exceptionally(failure -> ConversationClient.unavailable());
    }

    private static <T> CompletionStage<Outcome<T>> refused(Refusal refusal) {
        return CompletableFuture.completedStage(Outcome.refused(refusal));
    }
}
