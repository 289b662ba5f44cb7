package dev.parley.node.session;

import dev.parley.persistence.session.SessionEvent;
import dev.parley.persistence.session.SessionEvent.ReadCursor;
import dev.parley.persistence.session.SessionEvent.ReadCursorsMoved;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Seq;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** What a session must not forget: how far its user has read. Pure and immutable; cursors never go back. */
record UserSession(PMap<ConversationId, Seq> cursors) {
    static final UserSession NEW = new UserSession(HashTreePMap.empty());

    UserSession apply(SessionEvent event) {
        PMap<ConversationId, Seq> moved = cursors;
        for (ReadCursor cursor : ((ReadCursorsMoved) event).cursors()) {
            moved = moved.plus(
                    cursor.conversationId(), cursor(cursor.conversationId()).max(cursor.seq()));
        }
        return new UserSession(moved);
    }

    Seq cursor(ConversationId conversation) {
        return cursors.getOrDefault(conversation, Seq.ZERO);
    }
}
