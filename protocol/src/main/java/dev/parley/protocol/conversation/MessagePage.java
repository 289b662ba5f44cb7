package dev.parley.protocol.conversation;

import dev.parley.protocol.frame.ServerFrame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of messages, with the membership and name events that fall between them.
 *
 * @param changes in the order of their {@code rev}
 * @param nextCursor the {@code cursor} of the next page, in the same direction; absent on the last one
 */
public record MessagePage(
        List<Message> items,
        List<ServerFrame> changes,
        @Nullable String nextCursor) {
    public MessagePage {
        items = List.copyOf(items);
        changes = List.copyOf(changes);
    }
}
