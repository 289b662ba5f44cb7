package dev.parley.node.session;

import dev.parley.persistence.session.SessionEvent;
import dev.parley.persistence.session.SessionEvent.MuteChanged;
import dev.parley.persistence.session.SessionEvent.ReadCursor;
import dev.parley.persistence.session.SessionEvent.ReadCursorsMoved;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Seq;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/**
 * What a session must not forget: how far its user has read, and what is muted. Pure and immutable; cursors never go back.
 */
record UserSession(PMap<ConversationId, Seq> cursors, PSet<ConversationId> muted) {
    static final UserSession NEW = new UserSession(HashTreePMap.empty(), HashTreePSet.empty());

    UserSession apply(SessionEvent event) {
        if (event instanceof MuteChanged change) {
            return new UserSession(
                    cursors,
                    change.muted() ? muted.plus(change.conversationId()) : muted.minus(change.conversationId()));
        }
        PMap<ConversationId, Seq> moved = cursors;
        for (ReadCursor cursor : ((ReadCursorsMoved) event).cursors()) {
            moved = moved.plus(
                    cursor.conversationId(), cursor(cursor.conversationId()).max(cursor.seq()));
        }
        return new UserSession(moved, muted);
    }

    Seq cursor(ConversationId conversation) {
        return cursors.getOrDefault(conversation, Seq.ZERO);
    }

    boolean isMuted(ConversationId conversation) {
        return muted.contains(conversation);
    }
}
