package dev.parley.client.session;

import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.frame.ClientFrame;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the user is writing at the moment. The server forgets it after six seconds, so it is said again and again until
 * it ends: by a stop, by the message, or when nobody has confirmed it for a while. Belongs to the session's strand.
 */
final class Typing {
    static final Duration REPEATED_AFTER = Duration.ofSeconds(4);

    /** People write in one place at a time; bots may in a few. */
    private static final int MOST = 16;

    private static final class Place {
        long endsAt;
        long sayAt;
    }

    private final Line line;
    private final Duration timeout;
    private final Map<ConversationId, Place> places = new LinkedHashMap<>();

    /** {@code timeout}: how long a start holds. */
    Typing(Line line, Duration timeout) {
        this.line = line;
        this.timeout = timeout;
    }

    void start(ConversationId conversation, long now) {
        Place place = places.get(conversation);
        if (place == null && places.size() < MOST) {
            place = new Place();
            place.sayAt = now;
            places.put(conversation, place);
        }
        if (place != null) {
            place.endsAt = now + timeout.toNanos();
            tick(now);
        }
    }

    void stop(ConversationId conversation) {
        if (places.remove(conversation) != null) {
            line.write(new ClientFrame.StopTyping(null, conversation));
        }
    }

    /** A message goes out, and ends it for everybody who hears it. */
    void sent(ConversationId conversation) {
        places.remove(conversation);
    }

    /** A new socket, to which nothing has been said yet. */
    void welcomed(long now) {
        places.values().forEach(place -> place.sayAt = now);
        tick(now);
    }

    void tick(long now) {
        Iterator<Map.Entry<ConversationId, Place>> all = places.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<ConversationId, Place> next = all.next();
            Place place = next.getValue();
            if (now - place.endsAt >= 0) {
                all.remove();
                line.write(new ClientFrame.StopTyping(null, next.getKey()));
            } else if (now - place.sayAt >= 0) {
                place.sayAt = now + REPEATED_AFTER.toNanos();
                line.write(new ClientFrame.StartTyping(null, next.getKey()));
            }
        }
    }
}
