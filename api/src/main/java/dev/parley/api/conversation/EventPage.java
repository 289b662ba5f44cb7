package dev.parley.api.conversation;

import dev.parley.protocol.frame.ServerFrame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events of a conversation, oldest first, as the frames that they are on the WebSocket.
 *
 * @param nextCursor the {@code after}, or {@code cursor}, of the next page; absent on the last one
 */
public record EventPage(
        List<ServerFrame.Event> items, @Nullable String nextCursor) {
    public EventPage {
        items = List.copyOf(items);
    }

    /** @param limit how many were asked for; as many may mean that there are more */
    static EventPage of(List<ServerFrame.Event> events, int limit) {
        boolean full = events.size() >= limit;
        return new EventPage(events, full ? events.get(events.size() - 1).rev().toString() : null);
    }
}
