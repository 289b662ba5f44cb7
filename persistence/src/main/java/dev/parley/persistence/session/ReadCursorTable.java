package dev.parley.persistence.session;

import dev.parley.persistence.cassandra.Queries;
import dev.parley.persistence.cassandra.Query;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Seq;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

/** How far the members of each conversation have read: a copy of what their sessions know, for others. Thread-safe. */
public final class ReadCursorTable {
    private final Queries queries;
    private final Query upsert;
    private final Query all;

    public ReadCursorTable(Queries queries) {
        this.queries = queries;
        this.upsert = queries.query("INSERT INTO ${keyspace}.read_cursor (conversation_id, user_id, read_seq)"
                + " VALUES (?, ?, ?) USING TIMESTAMP ?");
        this.all = queries.query(
                "SELECT user_id, read_seq FROM ${keyspace}.read_cursor WHERE conversation_id = ? LIMIT ?");
    }

    public CompletionStage<Void> upsert(UserId user, Collection<SessionEvent.ReadCursor> cursors) {
        return queries.each(
                cursors,
                cursor -> queries.run(
                        upsert,
                        cursor.conversationId().value(),
                        user.value(),
                        cursor.seq().value(),
                        cursor.seq().value()));
    }

    /** The cursors of a conversation's members, {@code limit} at the most. */
    public CompletionStage<Map<UserId, Seq>> of(ConversationId conversation, int limit) {
        return queries.rows(limit, all, conversation.value(), limit).thenApply(rows -> {
            Map<UserId, Seq> cursors = new HashMap<>();
            rows.forEach(row -> cursors.put(
                    new UserId(Objects.requireNonNull(row.getUuid("user_id"))), new Seq(row.getLong("read_seq"))));
            return cursors;
        });
    }
}
