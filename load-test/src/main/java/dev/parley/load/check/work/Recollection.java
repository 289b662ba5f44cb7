package dev.parley.load.check.work;

import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.MessageId;
import dev.parley.protocol.conversation.SendMessage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What the crowd remembers of its latest accepted messages, to come back to; of each conversation so many. Thread-safe. */
final class Recollection {
    private static final int KEPT = 60;

    /** A message, as its sender sent it. */
    record Remembered(ConversationId conversation, UserId sender, MessageId id, long seq, SendMessage sent) {}

    private final Map<ConversationId, Deque<Remembered>> latest = new HashMap<>();
    private final Map<ConversationId, Long> lastSeq = new HashMap<>();

    synchronized void accepted(Remembered message) {
        Deque<Remembered> here = latest.computeIfAbsent(message.conversation(), key -> new ArrayDeque<>());
        here.add(message);
        if (here.size() > KEPT) {
            here.remove();
        }
        lastSeq.merge(message.conversation(), message.seq(), Math::max);
    }

    /** It was taken back: nobody comes back to it. */
    synchronized void forget(Remembered message) {
        for (Iterator<Remembered> all = latest.getOrDefault(message.conversation(), new ArrayDeque<>())
                        .iterator();
                all.hasNext(); ) {
            if (all.next().id().equals(message.id())) {
                all.remove();
                return;
            }
        }
    }

    /** One of the latest messages of which {@code condition} is true, by chance. */
    synchronized Optional<Remembered> any(ConversationId conversation, long chance, Predicate<Remembered> condition) {
        List<Remembered> found = latest.getOrDefault(conversation, new ArrayDeque<>()).stream()
                .filter(condition)
                .toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(Math.floorMod(chance, found.size())));
    }

    /** The last message that was accepted, as far as anybody knows; 0 before the first. */
    synchronized long lastSeq(ConversationId conversation) {
        return lastSeq.getOrDefault(conversation, 0L);
    }
}
