package dev.parley.node.session;

import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Seq;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How far the devices of a user have got lately: enough to pass over what is said twice. Soft; the table has all, and
 * takes what is repeated without harm. Confined to its session.
 */
final class DeliveredCursors {
    private final int bound;
    private final Map<ConversationId, Seq> cursors = new LinkedHashMap<>(0);

    DeliveredCursors(int bound) {
        this.bound = bound;
    }

    Seq of(ConversationId conversation) {
        return cursors.getOrDefault(conversation, Seq.ZERO);
    }

    void move(ConversationId conversation, Seq seq) {
        Seq before = of(conversation);
        cursors.remove(conversation);
        cursors.put(conversation, before.max(seq));
        if (cursors.size() > bound) {
            Iterator<ConversationId> oldest = cursors.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }
}
