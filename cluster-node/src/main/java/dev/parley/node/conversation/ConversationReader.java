package dev.parley.node.conversation;

import akka.actor.typed.ActorRef;
import dev.parley.api.conversation.HistoryCursor;
import dev.parley.api.conversation.HistoryQuery;
import dev.parley.node.conversation.ConversationCommand.ReadEvents;
import dev.parley.node.conversation.ConversationCommand.ReadHistory;
import dev.parley.node.conversation.ConversationReply.EventsFound;
import dev.parley.node.conversation.ConversationReply.EventsInJournal;
import dev.parley.node.conversation.ConversationReply.HistoryFound;
import dev.parley.persistence.conversation.NumberedEvent;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.MessagePage;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.error.Outcome;
import dev.parley.protocol.frame.ServerFrame;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/**
 * Reads histories and logs: from the conversation's memory where it reaches, else from the archive, with what memory
 * knows better laid over it. An unsent text is served by neither. Thread-safe.
 */
public final class ConversationReader {
    private final ConversationClient conversations;
    private final ConversationArchive archive;

    public ConversationReader(ConversationClient conversations, ConversationArchive archive) {
        this.conversations = conversations;
        this.archive = archive;
    }

    /** Events of a log; more follow if {@code upTo} is less than {@code last}. */
    public record Events(List<ServerFrame.Event> events, Rev upTo, Rev last) {}

    public CompletionStage<Outcome<MessagePage>> history(
            UserId viewer, ConversationId conversation, HistoryQuery query) {
        return conversations
                .insist(
                        conversation,
                        replyTo -> question(viewer, query, replyTo),
                        reply -> reply instanceof HistoryFound found ? Optional.of(found) : Optional.empty())
                .thenCompose(outcome -> outcome.fold(
                        found -> page(conversation, query, found),
                        refusal -> CompletableFuture.completedStage(Outcome.refused(refusal))));
    }

    private static ReadHistory question(UserId viewer, HistoryQuery query, ActorRef<ConversationReply> replyTo) {
        int limit = query.limit();
        if (query instanceof HistoryQuery.Before before) {
            return new ReadHistory(viewer, before.seq(), null, 0, limit, 0, replyTo);
        }
        if (query instanceof HistoryQuery.After after) {
            return new ReadHistory(viewer, null, after.seq(), 0, limit, 0, replyTo);
        }
        long skip = query instanceof HistoryQuery.Numbered page ? (page.number() - 1L) * limit : 0;
        return new ReadHistory(viewer, null, null, skip, limit, 0, replyTo);
    }

    private CompletionStage<Outcome<MessagePage>> page(
            ConversationId conversation, HistoryQuery query, HistoryFound found) {
        if (found.complete()) {
            return CompletableFuture.completedStage(Outcome.done(page(query, found, found.messages(), List.of())));
        }
        return archive.range(conversation, found.from(), found.to())
                .thenCombine(
                        archive.changes(conversation, found.from() - 1, found.to()),
                        (rows, changes) -> page(
                                query,
                                found,
                                List.copyOf(latest(rows, found.messages()).values()),
                                changes))
                .<Outcome<MessagePage>>thenApply(Outcome::done)
                .exceptionally(failure -> ConversationClient.unavailable());
    }

    /** The latest form of each message, in order: of its row, or of what memory knows better. */
    private static Map<Seq, Message> latest(List<Message> rows, List<Message> inMemory) {
        Map<Seq, Message> latest = new TreeMap<>();
        for (List<Message> known : List.of(rows, inMemory)) {
            known.forEach(message -> latest.merge(
                    message.seq(), message, (one, other) -> one.rev().isAfter(other.rev()) ? one : other));
        }
        return latest;
    }

    private static MessagePage page(
            HistoryQuery query, HistoryFound found, List<Message> oldestFirst, List<NumberedEvent> archived) {
        boolean ascending = query instanceof HistoryQuery.After;
        List<Message> items = new ArrayList<>(oldestFirst);
        if (!ascending) {
            items.sort(Comparator.comparing(Message::seq).reversed());
        }
        HistoryQuery next = null;
        if (ascending && found.to() < found.lastSeq().value()) {
            next = new HistoryQuery.After(new Seq(found.to()), query.limit());
        } else if (!ascending && found.from() > found.firstSeq().value() && found.from() <= found.to()) {
            next = query instanceof HistoryQuery.Numbered page
                    ? new HistoryQuery.Numbered(page.number() + 1, query.limit())
                    : new HistoryQuery.Before(new Seq(found.from()), query.limit());
        }
        String cursor = Optional.ofNullable(next).flatMap(HistoryCursor::of).orElse(null);
        return new MessagePage(items, changes(found, archived, oldestFirst), cursor);
    }

    private static List<ServerFrame> changes(
            HistoryFound found, List<NumberedEvent> archived, List<Message> oldestFirst) {
        Map<Rev, ServerFrame> byRev = new TreeMap<>();
        if (!oldestFirst.isEmpty()) {
            ConversationId id = oldestFirst.get(0).conversationId();
            for (NumberedEvent event : archived) {
                if (event.rev().isAfter(found.visibleRev())) {
                    byRev.put(event.rev(), EventRenderer.ofChange(id, event));
                }
            }
        }
        found.changes().forEach(change -> byRev.put(change.rev(), change));
        return List.copyOf(byRev.values());
    }

    /** How far these conversations are by their rows, which may be a moment behind; those without one are left out. */
    public CompletionStage<Map<ConversationId, Rev>> revs(Collection<ConversationId> conversations) {
        return archive.revs(conversations);
    }

    /** The events after {@code after}, as the viewer may see them; {@code limit} at the most. */
    public CompletionStage<Outcome<Events>> events(UserId viewer, ConversationId conversation, Rev after, int limit) {
        return conversations
                .<ConversationReply>insist(
                        conversation, replyTo -> new ReadEvents(viewer, after, limit, 0, replyTo), Optional::of)
                .thenCompose(outcome -> outcome.fold(
                        reply -> events(conversation, reply, limit),
                        refusal -> CompletableFuture.completedStage(Outcome.refused(refusal))));
    }

    /** As {@link #events}, read on until there are {@code limit} or no more. */
    public CompletionStage<Outcome<List<ServerFrame.Event>>> allEvents(
            UserId viewer, ConversationId conversation, Rev after, int limit) {
        return events(viewer, conversation, after, limit)
                .thenCompose(outcome -> outcome.fold(
                        found -> {
                            boolean enough = found.events().size() >= limit
                                    || found.events().isEmpty()
                                    || !found.last().isAfter(found.upTo());
                            return enough
                                    ? CompletableFuture.completedStage(Outcome.done(found.events()))
                                    : allEvents(
                                                    viewer,
                                                    conversation,
                                                    found.upTo(),
                                                    limit - found.events().size())
                                            .thenApply(rest -> rest.map(more -> joined(found.events(), more)));
                        },
                        refusal -> CompletableFuture.completedStage(Outcome.refused(refusal))));
    }

    private static List<ServerFrame.Event> joined(List<ServerFrame.Event> first, List<ServerFrame.Event> more) {
        List<ServerFrame.Event> all = new ArrayList<>(first);
        all.addAll(more);
        return all;
    }

    private CompletionStage<Outcome<Events>> events(ConversationId conversation, ConversationReply reply, int limit) {
        if (reply instanceof EventsFound found) {
            return CompletableFuture.completedStage(
                    Outcome.done(new Events(found.events(), found.upTo(), found.last())));
        }
        EventsInJournal where = (EventsInJournal) reply;
        return archive.events(conversation, where.after(), limit)
                .thenCompose(written -> presentForms(conversation, written, where.recent())
                        .thenApply(forms -> rendered(where, written, forms)))
                .<Outcome<Events>>thenApply(Outcome::done)
                .exceptionally(failure -> ConversationClient.unavailable());
    }

    private CompletionStage<Map<Seq, Message>> presentForms(
            ConversationId conversation, List<NumberedEvent> written, List<NumberedEvent> recent) {
        List<Seq> seqs = messages(written).stream().map(Message::seq).distinct().toList();
        return archive.messages(conversation, seqs).thenApply(rows -> latest(rows, messages(recent)));
    }

    private static List<Message> messages(List<NumberedEvent> events) {
        return events.stream()
                .map(event -> Window.messageOf(event.event()))
                .filter(Objects::nonNull)
                .toList();
    }

    private static Events rendered(EventsInJournal where, List<NumberedEvent> written, Map<Seq, Message> forms) {
        EventRenderer renderer = new EventRenderer(
                where.info().conversationId(),
                where::info,
                message -> forms.getOrDefault(message.seq(), message.unsent(message.rev(), message.createdAt())));
        List<ServerFrame.Event> events = written.stream()
                .map(event -> renderer.render(
                        event, EventRenderer.viewOf(event, where.joinedRev(), where.visibleSeq()), where.joinedSeq()))
                .collect(Collectors.toList());
        Rev upTo = written.isEmpty()
                ? where.after()
                : written.get(written.size() - 1).rev();
        return new Events(events, upTo, written.isEmpty() ? upTo : where.info().rev());
    }
}
