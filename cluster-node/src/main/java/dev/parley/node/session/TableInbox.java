package dev.parley.node.session;

import dev.parley.node.conversation.ConversationClient;
import dev.parley.node.conversation.ConversationCommand.GetHead;
import dev.parley.node.conversation.ConversationReply.HeadFound;
import dev.parley.persistence.conversation.HeadTable;
import dev.parley.persistence.conversation.InboxRow;
import dev.parley.persistence.conversation.InboxTable;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * Puts together the list of a user's conversations: active ones as they say of themselves, all others from their rows,
 * which are exact once a conversation has been quiet for a moment. Thread-safe.
 */
final class TableInbox implements Inbox {
    private final InboxTable rows;
    private final HeadTable heads;
    private final ConversationClient conversations;
    private final int limit;

    TableInbox(InboxTable rows, HeadTable heads, ConversationClient conversations, int limit) {
        this.rows = rows;
        this.heads = heads;
        this.conversations = conversations;
        this.limit = limit;
    }

    @Override
    public CompletionStage<List<InboxEntry>> read(UserId user, Set<ConversationId> active, UserSession cursors) {
        return rows.all(user, limit).thenCompose(found -> {
            Map<ConversationId, InboxRow> byId = new HashMap<>();
            found.forEach(row -> byId.put(row.conversation(), row));
            List<ConversationId> quiet =
                    byId.keySet().stream().filter(id -> !active.contains(id)).toList();
            CompletionStage<List<InboxEntry>> quietOnes = heads.find(quiet).thenApply(known -> known.values().stream()
                    .map(head -> InboxEntry.of(Objects.requireNonNull(byId.get(head.conversationId())), head, cursors))
                    .toList());
            return quietOnes.thenCombine(asked(user, active, byId, cursors), (quietEntries, activeEntries) -> {
                List<InboxEntry> all = new ArrayList<>(quietEntries);
                all.addAll(activeEntries);
                all.sort(InboxEntry.LATEST_FIRST);
                return List.copyOf(all);
            });
        });
    }

    @Override
    public CompletionStage<List<InboxEntry>> again(
            UserId user, List<InboxEntry> entries, Set<ConversationId> active, UserSession cursors) {
        List<ConversationId> changed = entries.stream()
                .map(InboxEntry::conversationId)
                .filter(active::contains)
                .toList();
        return asked(user, changed, Map.of(), cursors).thenApply(found -> {
            Map<ConversationId, InboxEntry> present = new HashMap<>();
            found.forEach(entry -> present.put(entry.conversationId(), entry));
            return entries.stream()
                    .flatMap(entry -> active.contains(entry.conversationId())
                            ? Optional.ofNullable(present.get(entry.conversationId())).stream()
                            : Stream.of(entry.asOf(cursors)))
                    .toList();
        });
    }

    private CompletionStage<List<InboxEntry>> asked(
            UserId user, Collection<ConversationId> active, Map<ConversationId, InboxRow> byId, UserSession cursors) {
        List<CompletableFuture<Optional<InboxEntry>>> answers = new ArrayList<>();
        for (ConversationId id : active) {
            answers.add(head(user, id)
                    .thenApply(outcome -> outcome.fold(
                            head -> Optional.of(InboxEntry.of(user, byId.get(id), head, cursors)), refusal -> {
                                if (refusal.code() == ErrorCode.UNKNOWN_CONVERSATION) {
                                    return Optional.<InboxEntry>empty();
                                }
                                throw new IllegalStateException("conversation " + id + ": " + refusal.message());
                            }))
                    .toCompletableFuture());
        }
        return CompletableFuture.allOf(answers.toArray(new CompletableFuture<?>[0]))
                .thenApply(done -> answers.stream()
                        .map(CompletableFuture::join)
                        .flatMap(Optional::stream)
                        .toList());
    }

    @Override
    public CompletionStage<Outcome<HeadFound>> head(UserId user, ConversationId id) {
        return conversations.insist(
                id,
                replyTo -> new GetHead(user, 0, replyTo),
                reply -> reply instanceof HeadFound head ? Optional.of(head) : Optional.empty());
    }
}
