package dev.parley.node.session;

import akka.actor.typed.ActorRef;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.error.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Read cursors on their way: the furthest of each conversation, with those who wait for an answer. */
final class CursorMoves {
    private final Map<ConversationId, Move> moves = new HashMap<>();

    private static final class Move {
        private Seq read = Seq.ZERO;
        private @Nullable ActorRef<Connection.Command> origin;
        private final List<ActorRef<SessionReply>> waiting = new ArrayList<>(0);
    }

    void add(SessionCommand.MarkRead mark) {
        Move move = moves.computeIfAbsent(mark.conversation(), id -> new Move());
        move.read = move.read.max(mark.seq());
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
            if (move.read.equals(Seq.ZERO)) {
                move.origin = old.origin;
            }
            move.read = move.read.max(old.read);
            move.waiting.addAll(0, old.waiting);
        });
    }

    /** Whether somebody waits for the answer. */
    boolean isAwaited() {
        return moves.values().stream().anyMatch(move -> !move.waiting.isEmpty());
    }

    boolean isEmpty() {
        return moves.isEmpty();
    }

    int size() {
        return moves.size();
    }

    Set<ConversationId> conversations() {
        return Set.copyOf(moves.keySet());
    }

    /** How far the user says to have read, or zero. */
    Seq read(ConversationId id) {
        Move move = moves.get(id);
        return move == null ? Seq.ZERO : move.read;
    }

    CursorChange.Mover mover(ConversationId id) {
        Move move = moves.get(id);
        return new CursorChange.Mover(move == null ? null : move.origin);
    }

    void answer(ConversationId id, @Nullable Refusal refusal) {
        Move move = moves.get(id);
        if (move != null) {
            SessionReply reply = refusal == null ? new SessionReply.Noted() : new SessionReply.Refused(refusal);
            move.waiting.forEach(replyTo -> replyTo.tell(reply));
        }
    }

    /** Answers all who wait; the cursors still move. */
    void refuse(Refusal refusal) {
        for (Move move : moves.values()) {
            move.waiting.forEach(replyTo -> replyTo.tell(new SessionReply.Refused(refusal)));
            move.waiting.clear();
        }
    }
}
