package dev.parley.node.session;

import akka.actor.typed.ActorSystem;
import akka.persistence.typed.PersistenceId;
import com.typesafe.config.Config;
import dev.parley.node.conversation.ConversationSettings;
import dev.parley.persistence.cassandra.Queries;
import dev.parley.persistence.journal.JournalReader;
import dev.parley.persistence.journal.LogReplay;
import dev.parley.persistence.session.CursorMove;
import dev.parley.persistence.session.ReadCursorTable;
import dev.parley.persistence.session.ReceiptTable;
import dev.parley.persistence.session.SessionEvent;
import dev.parley.persistence.session.SessionEvent.ReadCursorsMoved;
import dev.parley.protocol.account.UserId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Makes the copies of read cursors anew. What was delivered and not read is in no log. */
public final class SessionReplay implements LogReplay {
    private final JournalReader journal;
    private final Queries queries;
    private final ReadCursorTable cursors;
    private final int part;

    private SessionReplay(JournalReader journal, Queries queries, ReadCursorTable cursors, int part) {
        this.journal = journal;
        this.queries = queries;
        this.cursors = cursors;
        this.part = part;
    }

    /**
     * @param asOf times of reading that are too long ago are not kept any more
     * @param part events that are read and written together
     */
    public static SessionReplay of(ActorSystem<?> system, Config config, Queries queries, Instant asOf, int part) {
        ReadCursorTable cursors =
                ReadCursorTable.anew(queries, ConversationSettings.from(config).receiptTimes(), asOf);
        return new SessionReplay(new JournalReader(system), queries, cursors, part);
    }

    @Override
    public String entityType() {
        return UserSessionEntity.KEY.name();
    }

    @Override
    public CompletionStage<Void> replay(PersistenceId log) {
        UserId user = UserId.of(log.entityId());
        return journal.parts(
                log,
                part,
                SessionEvent.class,
                entries -> queries.each(
                        entries.stream()
                                .map(entry -> entry.event())
                                .filter(ReadCursorsMoved.class::isInstance)
                                .map(ReadCursorsMoved.class::cast)
                                .toList(),
                        moved -> cursors.moved(moves(user, moved))));
    }

    private static List<CursorMove> moves(UserId user, ReadCursorsMoved moved) {
        return moved.cursors().stream()
                .map(cursor ->
                        new CursorMove(user, cursor.conversationId(), ReceiptTable.Kind.READ, cursor.seq(), moved.at()))
                .toList();
    }
}
