package dev.parley.node.session;

import akka.actor.typed.javadsl.ActorContext;
import dev.parley.api.session.ClientSink;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.frame.ClientFrame.Cursor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Spares a resume the conversations in which nothing was missed: to ask them would wake them. It compares the client's place
 * with their rows, many at once. That is enough for those of which the session had not heard for the length of a lease when
 * it took the socket in: what they have said before is in their rows, and what they say from then on goes to the socket. A
 * session that is younger than a lease does not know them. Confined to its connection.
 */
final class QuietReads {
    /** A client resumes when it is welcomed. Later on it asks for what it has lost on its way, which is in no row yet. */
    private static final Duration GOOD_FOR = Duration.ofSeconds(5);

    private final ActorContext<Connection.Command> context;
    private final ClientSink sink;
    private final RevGate gate;
    private final ConnectionRuntime runtime;
    private @Nullable Set<ConversationId> active;
    private long since;

    /** What comes back to the connection of a look. */
    sealed interface Step extends LogReads.Step {}

    /** Rows; none where they could not be read. {@code rest} takes the conversations that must be asked. */
    private record Looked(List<Cursor> cursors, Map<ConversationId, Rev> revs, Consumer<List<Cursor>> rest)
            implements Step {}

    QuietReads(ActorContext<Connection.Command> context, ClientSink sink, RevGate gate, ConnectionRuntime runtime) {
        this.context = context;
        this.sink = sink;
        this.gate = gate;
        this.runtime = runtime;
    }

    void attached(Connection.Attached by) {
        active = by.active();
        since = runtime.nanoTime().getAsLong();
    }

    /** The socket has lost something: all have to be asked. */
    void overflowed() {
        active = null;
    }

    /** Whether a look at the row may do. */
    boolean include(ConversationId conversation) {
        Set<ConversationId> known = active;
        return known != null
                && runtime.nanoTime().getAsLong() - since < GOOD_FOR.toNanos()
                && !known.contains(conversation);
    }

    /**
     * Looks at the rows. What comes live meanwhile is held, as it is where a conversation is read; {@code rest} gets those that
     * must be asked, and for which it is held still.
     */
    void look(List<Cursor> cursors, Consumer<List<Cursor>> rest) {
        cursors.forEach(cursor -> gate.beginReplay(cursor.conversationId(), cursor.rev()));
        context.pipeToSelf(
                runtime.reader()
                        .revs(cursors.stream().map(Cursor::conversationId).toList()),
                (revs, failure) ->
                        new Connection.LogRead(new Looked(cursors, failure == null ? revs : Map.of(), rest)));
    }

    /** Who is exactly where the row is has missed nothing; who claims more may be right, too. */
    void onStep(Step step) {
        Looked looked = (Looked) step;
        List<Cursor> rest = new ArrayList<>();
        for (Cursor cursor : looked.cursors()) {
            if (cursor.rev().equals(looked.revs().get(cursor.conversationId()))) {
                gate.endReplay(cursor.conversationId()).forEach(sink::deliver);
            } else {
                rest.add(cursor);
            }
        }
        looked.rest().accept(rest);
    }
}
