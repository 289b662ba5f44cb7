package dev.parley.node.session;

import akka.persistence.typed.SnapshotAdapter;
import dev.parley.persistence.session.SessionEvent.ReadCursor;
import dev.parley.persistence.session.SessionSnapshot;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Seq;
import java.util.List;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;

/** Between the session as it lives and as a snapshot keeps it. */
final class SessionSnapshots implements SnapshotAdapter<UserSession> {
    @Override
    public Object toJournal(UserSession state) {
        return new SessionSnapshot(
                state.cursors().entrySet().stream()
                        .map(entry -> new ReadCursor(entry.getKey(), entry.getValue()))
                        .toList(),
                List.copyOf(state.muted()));
    }

    @Override
    public UserSession fromJournal(Object from) {
        PMap<ConversationId, Seq> cursors = HashTreePMap.empty();
        for (ReadCursor cursor : ((SessionSnapshot) from).cursors()) {
            cursors = cursors.plus(cursor.conversationId(), cursor.seq());
        }
        List<ConversationId> muted = ((SessionSnapshot) from).muted();
        return new UserSession(cursors, muted == null ? HashTreePSet.empty() : HashTreePSet.from(muted));
    }
}
