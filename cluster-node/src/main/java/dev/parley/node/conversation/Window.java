package dev.parley.node.conversation;

import dev.parley.persistence.conversation.ConversationEvent;
import dev.parley.persistence.conversation.ConversationEvent.ConversationCreated;
import dev.parley.persistence.conversation.ConversationEvent.MembersAdded;
import dev.parley.persistence.conversation.ConversationEvent.MessageEvent;
import dev.parley.persistence.conversation.ConversationEvent.MessagePosted;
import dev.parley.persistence.conversation.NumberedEvent;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Seq;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The latest events of a conversation, oldest first, without gaps up to its {@code rev}; bounded by count and by
 * characters of text. Immutable. What it holds is answered without the database.
 *
 * @param weight an estimate of the bytes held
 */
record Window(Trail<NumberedEvent> events, long weight) {
    static final Window EMPTY = new Window(Trail.of(List.of()), 0);

    /** What an event costs besides its text. */
    static final int EVENT_WEIGHT = 400;

    /** What somebody who was put in costs, and somebody's reaction. */
    private static final int MEMBER_WEIGHT = 200;

    private static final int REACTION_WEIGHT = 50;

    /** The bounds of a window. */
    public record Bounds(int events, long bytes) {}

    static Window of(List<NumberedEvent> events) {
        return new Window(
                Trail.of(events),
                events.stream().mapToLong(e -> weight(e.event())).sum());
    }

    Window with(NumberedEvent event, Bounds bounds) {
        long newWeight = weight + weight(event.event());
        int dropped = 0;
        while (dropped < events.size() && (events.size() - dropped >= bounds.events() || newWeight > bounds.bytes())) {
            newWeight -= weight(events.get(dropped++).event());
        }
        return new Window(events.with(event, dropped), newWeight);
    }

    /** Whether all events after {@code rev} are here. */
    boolean coversAfter(Rev rev, Rev last) {
        return rev.value() >= last.value() || (!events.isEmpty() && firstRev() <= rev.value() + 1);
    }

    /** The events after {@code rev}, {@code limit} at the most. */
    List<NumberedEvent> after(Rev rev, int limit) {
        if (events.isEmpty()) {
            return List.of();
        }
        int from = (int) Math.min(Math.max(0, rev.value() + 1 - firstRev()), events.size());
        return events.subList(from, (int) Math.min((long) from + limit, events.size()));
    }

    private long firstRev() {
        return events.get(0).rev().value();
    }

    /** A message in its present form, if an event of the window carries it. */
    Optional<Message> message(Seq seq) {
        for (int i = events.size() - 1; i >= 0; i--) {
            Message message = messageOf(events.get(i).event());
            if (message != null && message.seq().equals(seq)) {
                return Optional.of(message);
            }
        }
        return Optional.empty();
    }

    /** The message that was sent as {@code id}, in its present form. */
    Optional<Message> sentAs(UserId sender, ClientMessageId id) {
        for (int i = events.size() - 1; i >= 0; i--) {
            Message message = messageOf(events.get(i).event());
            if (message != null
                    && message.senderId().equals(sender)
                    && message.clientMessageId().equals(id)) {
                return Optional.of(message);
            }
        }
        return Optional.empty();
    }

    /** The last message before the window. */
    long seqBefore(Seq last) {
        return events.isEmpty()
                ? last.value()
                : lastSeqAt(new Rev(firstRev() - 1), last).value();
    }

    /** The last message of the conversation when {@code rev} happened, as far as the window can tell. */
    Seq lastSeqAt(Rev rev, Seq last) {
        long seq = last.value();
        for (int i = events.size() - 1; i >= 0 && events.get(i).rev().isAfter(rev); i--) {
            if (isNewMessage(events.get(i).event())) {
                seq = seqOf(events.get(i).event()) - 1;
            }
        }
        return new Seq(seq);
    }

    /** The latest form of a message that an event carried. */
    Message presentForm(Message message) {
        return message(message.seq())
                .filter(latest -> latest.rev().isAfter(message.rev()))
                .orElse(message);
    }

    /** The last event before {@code time}, or what precedes the window; {@code last} where it is empty. */
    Rev before(Instant time, Rev last) {
        Rev rev = events.isEmpty() ? last : new Rev(firstRev() - 1);
        for (NumberedEvent event : events) {
            if (!event.event().at().isBefore(time)) {
                break;
            }
            rev = event.rev();
        }
        return rev;
    }

    /** The messages with {@code from <= seq <= to} in their present form, oldest first; empty unless all are here. */
    Optional<List<Message>> messages(long from, long to) {
        if (from > to) {
            return Optional.of(List.of());
        }
        Map<Long, Message> found = presentForms(from, to);
        if (found.size() < to - from + 1) {
            return Optional.empty();
        }
        List<Message> messages = new ArrayList<>(found.size());
        for (long seq = from; seq <= to; seq++) {
            messages.add(found.get(seq));
        }
        return Optional.of(messages);
    }

    /** The messages of a range that changed after {@code known}, in their present form. */
    List<Message> changedWithin(long from, long to, Rev known) {
        return presentForms(from, to).values().stream()
                .filter(message -> message.rev().isAfter(known))
                .toList();
    }

    /** The events after {@code known} that changed a message. */
    List<NumberedEvent> changes(Rev known) {
        return events.stream()
                .filter(event -> event.rev().isAfter(known))
                .filter(event -> messageOf(event.event()) != null && !isNewMessage(event.event()))
                .toList();
    }

    private Map<Long, Message> presentForms(long from, long to) {
        Map<Long, Message> found = new HashMap<>();
        for (NumberedEvent event : events) {
            Message message = messageOf(event.event());
            if (message != null
                    && message.seq().value() >= from
                    && message.seq().value() <= to) {
                found.put(message.seq().value(), message);
            }
        }
        return found;
    }

    static @Nullable Message messageOf(ConversationEvent event) {
        return event instanceof MessageEvent carrier ? carrier.message() : null;
    }

    static long seqOf(ConversationEvent event) {
        Message message = messageOf(event);
        return message == null ? 0 : message.seq().value();
    }

    /** Whether the event made a message, rather than changed one. */
    static boolean isNewMessage(ConversationEvent event) {
        return event instanceof MessagePosted;
    }

    static long weight(ConversationEvent event) {
        Message message = messageOf(event);
        if (message != null) {
            return weight(message);
        }
        int members = event instanceof ConversationCreated created
                ? created.members().size()
                : event instanceof MembersAdded added ? added.members().size() : 0;
        return EVENT_WEIGHT + (long) MEMBER_WEIGHT * members;
    }

    static long weight(Message message) {
        String text = message.text();
        Map<String, List<UserId>> reactions = message.reactions();
        long users = reactions == null
                ? 0
                : reactions.values().stream().mapToLong(List::size).sum();
        return EVENT_WEIGHT + (text == null ? 0 : 2L * text.length()) + REACTION_WEIGHT * users;
    }
}
