package dev.parley.node.conversation;

import dev.parley.persistence.session.MemberCursor;
import dev.parley.persistence.session.ReadCursorTable;
import dev.parley.persistence.session.ReceiptTable;
import dev.parley.persistence.session.ReceiptTable.Kind;
import dev.parley.protocol.Page;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationInfo;
import dev.parley.protocol.conversation.Member;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.MessageReceipt;
import dev.parley.protocol.conversation.ReceiptStatus;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.error.FieldError;
import dev.parley.protocol.error.Outcome;
import dev.parley.protocol.error.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * How far messages have come: the members' cursors as the conversation and the tables know them, whichever is further,
 * and the times from the table of moves. Thread-safe.
 */
final class ReceiptReader {
    private final ConversationClient conversations;
    private final ReadCursorTable cursors;
    private final ReceiptTable times;
    private final int members;

    /** @param members rows of cursors that are read for one conversation */
    ReceiptReader(ConversationClient conversations, ReadCursorTable cursors, ReceiptTable times, int members) {
        this.conversations = conversations;
        this.cursors = cursors;
        this.times = times;
        this.members = members;
    }

    /** The conversation, with how far each of its members has come. */
    CompletionStage<Outcome<ConversationInfo>> describe(UserId viewer, ConversationId conversation) {
        return conversations
                .<ConversationInfo>ask(
                        conversation,
                        replyTo -> new ConversationCommand.Describe(viewer, 0, replyTo),
                        reply -> reply instanceof ConversationReply.Described described
                                ? Optional.of(described.info())
                                : Optional.empty())
                .thenCompose(outcome -> outcome.fold(
                        info -> withCursors(info).<Outcome<ConversationInfo>>thenApply(Outcome::done),
                        refusal -> CompletableFuture.completedStage(Outcome.refused(refusal))))
                .exceptionally(failure -> ConversationClient.unavailable());
    }

    private CompletionStage<ConversationInfo> withCursors(ConversationInfo info) {
        return cursors.of(info.conversationId(), members)
                .thenApply((Map<UserId, MemberCursor> stored) -> MemberCursors.laidOver(info, stored));
    }

    /** The receipts of a message, of the members that it went to, in the order of their ids. */
    CompletionStage<Outcome<Page<MessageReceipt>>> page(
            UserId viewer, Message message, @Nullable String cursor, int limit) {
        UserId after;
        try {
            after = cursor == null ? null : UserId.of(cursor);
        } catch (IllegalArgumentException e) {
            return CompletableFuture.completedStage(Outcome.refused(
                    Refusal.fields(List.of(new FieldError("cursor", "must be the nextCursor of an earlier page")))));
        }
        return describe(viewer, message.conversationId())
                .thenCompose(outcome -> outcome.fold(
                        info -> page(info, message, after, limit)
                                .<Outcome<Page<MessageReceipt>>>thenApply(Outcome::done),
                        refusal -> CompletableFuture.completedStage(Outcome.refused(refusal))))
                .exceptionally(failure -> ConversationClient.unavailable());
    }

    private CompletionStage<Page<MessageReceipt>> page(
            ConversationInfo info, Message message, @Nullable UserId after, int limit) {
        List<Member> rest = info.members().stream()
                .filter(member -> !member.userId().equals(message.senderId()))
                .filter(member -> !member.joinedAt().isAfter(message.createdAt()))
                .filter(member -> after == null || member.userId().compareTo(after) > 0)
                .sorted(Comparator.comparing(Member::userId))
                .toList();
        List<CompletableFuture<MessageReceipt>> receipts = new ArrayList<>();
        for (Member member : rest.subList(0, Math.min(limit, rest.size()))) {
            receipts.add(receipt(message, member).toCompletableFuture());
        }
        return CompletableFuture.allOf(receipts.toArray(new CompletableFuture<?>[0]))
                .thenApply(done -> {
                    List<MessageReceipt> items =
                            receipts.stream().map(CompletableFuture::join).toList();
                    String next = items.size() < rest.size()
                            ? items.get(items.size() - 1).userId().toString()
                            : null;
                    return new Page<>(items, next, null);
                });
    }

    private CompletionStage<MessageReceipt> receipt(Message message, Member member) {
        ReceiptStatus status = status(message.seq(), member);
        if (status == ReceiptStatus.SENT) {
            return CompletableFuture.completedStage(new MessageReceipt(member.userId(), status, null, null));
        }
        CompletionStage<Optional<Instant>> delivered = time(message, member, Kind.DELIVERED);
        CompletionStage<Optional<Instant>> read = status == ReceiptStatus.READ
                ? time(message, member, Kind.READ)
                : CompletableFuture.completedStage(Optional.empty());
        return delivered.thenCombine(
                read,
                (deliveredAt, readAt) ->
                        new MessageReceipt(member.userId(), status, first(deliveredAt, readAt), readAt.orElse(null)));
    }

    private CompletionStage<Optional<Instant>> time(Message message, Member member, Kind kind) {
        return times.first(message.conversationId(), member.userId(), kind, message.seq());
    }

    private static ReceiptStatus status(Seq seq, Member member) {
        if (!seq.isAfter(member.readSeq())) {
            return ReceiptStatus.READ;
        }
        return seq.isAfter(member.deliveredSeq()) ? ReceiptStatus.SENT : ReceiptStatus.DELIVERED;
    }

    /** What was read was delivered by then. */
    private static @Nullable Instant first(Optional<Instant> delivered, Optional<Instant> read) {
        if (delivered.isPresent() && read.isPresent()) {
            return delivered.get().isBefore(read.get()) ? delivered.get() : read.get();
        }
        return delivered.or(() -> read).orElse(null);
    }
}
