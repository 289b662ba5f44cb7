package dev.parley.persistence.conversation;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.parley.persistence.cassandra.Queries;
import dev.parley.persistence.cassandra.Query;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationType;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Seq;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/**
 * The conversations of each user. A row belongs to one conversation, whose revision is Cassandra's timestamp of every
 * write: replayed and belated writes neither bring a left conversation back nor move a number backwards. Thread-safe.
 */
public final class InboxTable {
    private final Queries queries;
    private final Query enter;
    private final Query own;
    private final Query leave;
    private final Query first;
    private final Query next;

    public InboxTable(Queries queries) {
        this.queries = queries;
        this.enter = queries.query("INSERT INTO ${keyspace}.inbox (user_id, conversation_id, type, peer_id, joined_seq,"
                + " visible_seq) VALUES (?, ?, ?, ?, ?, ?) USING TIMESTAMP ?");
        this.own = queries.query(
                "UPDATE ${keyspace}.inbox USING TIMESTAMP ? SET own_seq = ? WHERE user_id = ? AND conversation_id = ?");
        this.leave = queries.query(
                "DELETE FROM ${keyspace}.inbox USING TIMESTAMP ? WHERE user_id = ? AND conversation_id = ?");
        String select =
                "SELECT user_id, conversation_id, type, peer_id, joined_seq, visible_seq, own_seq FROM ${keyspace}.inbox"
                        + " WHERE user_id = ?";
        this.first = queries.query(select + " LIMIT ?");
        this.next = queries.query(select + " AND conversation_id > ? LIMIT ?");
    }

    /** Puts users into a conversation, by its event {@code rev}; {@code ownSeq} of the rows is not written. */
    public CompletionStage<Void> enter(Collection<InboxRow> rows, Rev rev) {
        return queries.gathered(
                rows,
                1,
                row -> List.of(enter.bind(
                        row.user().value(),
                        row.conversation().value(),
                        row.type().name(),
                        row.peer() == null ? Query.UNSET : row.peer().value(),
                        row.joinedSeq().value(),
                        row.visibleSeq().value(),
                        rev.value())));
    }

    /** Takes users out of a conversation, by its event {@code rev}. */
    public CompletionStage<Void> leave(Collection<UserId> users, ConversationId conversation, Rev rev) {
        return queries.each(users, user -> queries.run(leave, rev.value(), user.value(), conversation.value()));
    }

    /** Notes the last own message of each sender, as of the conversation's event {@code rev}. */
    public CompletionStage<Void> sent(ConversationId conversation, Map<UserId, Seq> lastOwn, Rev rev) {
        return queries.gathered(
                lastOwn.entrySet(),
                1,
                sender -> List.of(own.bind(
                        rev.value(), sender.getValue().value(), sender.getKey().value(), conversation.value())));
    }

    /** All of a user's conversations in no order, {@code limit} at the most. */
    public CompletionStage<List<InboxRow>> all(UserId user, int limit) {
        return queries.rows(limit, first, user.value(), limit).thenApply(InboxTable::members);
    }

    /** A part of a user's conversations, in a fixed order of no meaning: those behind {@code after}. */
    public CompletionStage<InboxPage> page(UserId user, Optional<ConversationId> after, int limit) {
        CompletionStage<List<Row>> rows = after.isEmpty()
                ? queries.rows(limit, first, user.value(), limit)
                : queries.rows(limit, next, user.value(), after.get().value(), limit);
        return rows.thenApply(found -> new InboxPage(
                members(found),
                found.size() < limit ? Optional.empty() : Optional.of(conversation(found.get(found.size() - 1)))));
    }

    /** A message that is noted after its sender has left makes a row of a number alone: no member. */
    private static List<InboxRow> members(List<Row> rows) {
        return rows.stream()
                .filter(row -> row.getString("type") != null)
                .map(InboxTable::row)
                .toList();
    }

    private static ConversationId conversation(Row row) {
        return new ConversationId(Objects.requireNonNull(row.getUuid("conversation_id")));
    }

    private static InboxRow row(Row row) {
        UUID peer = row.getUuid("peer_id");
        return new InboxRow(
                new UserId(Objects.requireNonNull(row.getUuid("user_id"))),
                conversation(row),
                ConversationType.valueOf(Objects.requireNonNull(row.getString("type"))),
                peer == null ? null : new UserId(peer),
                new Seq(row.getLong("joined_seq")),
                new Seq(row.getLong(row.isNull("visible_seq") ? "joined_seq" : "visible_seq")),
                new Seq(row.getLong("own_seq")));
    }
}
