package dev.parley.node.session;

import akka.actor.typed.ActorRef;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.error.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Read cursors on their way: the furthest per conversation, with those who wait for an answer. */
final class CursorMoves {
    private final Map<ConversationId, Move> moves = new HashMap<>();

    private static final class Move {
        private Seq seq = Seq.ZERO;
        private @Nullable ActorRef<Connection.Command> origin;
        private final List<ActorRef<SessionReply>> waiting = new ArrayList<>(1);
    }

    void add(SessionCommand.MarkRead mark) {
        Move move = moves.computeIfAbsent(mark.conversation(), id -> new Move());
        move.seq = move.seq.max(mark.seq());
        move.origin = mark.origin();
        ActorRef<SessionReply> replyTo = mark.replyTo();
        if (replyTo != null) {
            move.waiting.add(replyTo);
        }
    }

    /** Takes over what {@code earlier} has not brought to an end. */
    void addAll(CursorMoves earlier) {
        earlier.moves.forEach((id, old) -> {
            Move move = moves.computeIfAbsent(id, any -> new Move());
            if (move.seq.equals(Seq.ZERO)) {
                move.origin = old.origin;
            }
            move.seq = move.seq.max(old.seq);
            move.waiting.addAll(0, old.waiting);
        });
    }

    boolean isEmpty() {
        return moves.isEmpty();
    }

    int size() {
        return moves.size();
    }

    Map<ConversationId, Seq> wanted() {
        Map<ConversationId, Seq> wanted = new HashMap<>();
        moves.forEach((id, move) -> wanted.put(id, move.seq));
        return wanted;
    }

    CursorChange.Mover mover(ConversationId id) {
        Move move = moves.get(id);
        return new CursorChange.Mover(move == null ? null : move.origin);
    }

    void answer(ConversationId id, @Nullable Refusal refusal) {
        Move move = moves.get(id);
        if (move != null) {
            SessionReply reply = refusal == null ? new SessionReply.CursorMoved() : new SessionReply.Refused(refusal);
            move.waiting.forEach(replyTo -> replyTo.tell(reply));
        }
    }
}
