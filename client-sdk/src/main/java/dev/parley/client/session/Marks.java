package dev.parley.client.session;

import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.frame.ClientFrame;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far messages have come to this device, on its way to the server: collected for a moment, so that a burst of
 * messages costs one frame, and kept while there is no socket. Of each conversation it keeps the highest marks alone.
 * Belongs to the session's strand.
 */
final class Marks {
    static final Duration COLLECTED_FOR = Duration.ofMillis(100);

    /** Of one collection; with the others it stays below what servers allow a socket. */
    private static final int CONVERSATIONS_AT_ONCE = 10;

    private static final class Mark {
        Seq delivered = Seq.ZERO;
        Seq read = Seq.ZERO;
    }

    private final Line line;
    private final Timers timers;
    private final boolean automatic;
    private final int most;
    private final Map<ConversationId, Mark> due = new LinkedHashMap<>();
    private @Nullable UserId self;
    private boolean collecting;

    /**
     * Marks over {@code line}.
     *
     * @param automatic whether what is heard is marked as delivered
     * @param most conversations whose marks are kept
     */
    Marks(Line line, Timers timers, boolean automatic, int most) {
        this.line = line;
        this.timers = timers;
        this.automatic = automatic;
        this.most = most;
    }

    /** There is a socket, and it is {@code user}'s. */
    void welcomed(UserId user) {
        self = user;
        flush();
    }

    /** The listeners hear of {@code message}. */
    void heard(Message message) {
        if (!message.senderId().equals(self)) {
            listed(message.conversationId(), message.seq());
        }
    }

    /** This device knows of messages of others up to {@code seq}. */
    void listed(ConversationId conversation, Seq seq) {
        if (automatic) {
            delivered(conversation, seq);
        }
    }

    void delivered(ConversationId conversation, Seq seq) {
        Mark mark = mark(conversation);
        if (mark != null) {
            mark.delivered = mark.delivered.max(seq);
        }
    }

    void read(ConversationId conversation, Seq seq) {
        Mark mark = mark(conversation);
        if (mark != null) {
            mark.read = mark.read.max(seq);
        }
    }

    private @Nullable Mark mark(ConversationId conversation) {
        collect();
        return due.size() < most || due.containsKey(conversation)
                ? due.computeIfAbsent(conversation, id -> new Mark())
                : null;
    }

    private void collect() {
        if (!collecting) {
            collecting = true;
            var unused = timers.after(COLLECTED_FOR, () -> {
                collecting = false;
                flush();
            });
        }
    }

    /** Says what has been collected, as far as may be said at once. */
    void flush() {
        if (!line.open()) {
            return;
        }
        Iterator<Map.Entry<ConversationId, Mark>> waiting = due.entrySet().iterator();
        for (int said = 0; said < CONVERSATIONS_AT_ONCE && waiting.hasNext(); said++) {
            Map.Entry<ConversationId, Mark> next = waiting.next();
            say(next.getKey(), next.getValue());
            waiting.remove();
        }
        if (!due.isEmpty()) {
            collect();
        }
    }

    /** What is read has arrived; that needs no words of its own. */
    private void say(ConversationId conversation, Mark mark) {
        if (mark.delivered.value() > mark.read.value()) {
            line.write(new ClientFrame.MarkDelivered(null, conversation, mark.delivered));
        }
        if (mark.read.value() > 0) {
            line.write(new ClientFrame.MarkRead(null, conversation, mark.read));
        }
    }
}
