package dev.parley.persistence.conversation;

import com.datastax.oss.driver.api.core.cql.Row;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.parley.persistence.cassandra.Queries;
import dev.parley.persistence.cassandra.Query;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationType;
import dev.parley.protocol.conversation.MediaId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Seq;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One row per conversation, written after all others of a revision: its {@code rev} says how far they are. Written with
 * the revision as Cassandra's timestamp, so that it never goes back. Thread-safe.
 */
public final class HeadTable {
    private static final TypeReference<Message> MESSAGE = new TypeReference<>() {};

    private final Queries queries;
    private final Query upsert;
    private final Query find;
    private final Query findAll;
    private final Query revs;

    public HeadTable(Queries queries) {
        this.queries = queries;
        this.upsert = queries.query(
                "INSERT INTO ${keyspace}.conversation_head (conversation_id, rev, last_seq, type,"
                        + " name, avatar_media_id, member_count, last_message, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) USING TIMESTAMP ?");
        String select = "SELECT conversation_id, rev, last_seq, type, name, avatar_media_id, member_count,"
                + " last_message, updated_at FROM ${keyspace}.conversation_head WHERE conversation_id";
        this.find = queries.query(select + " = ?");
        this.findAll = queries.query(select + " IN ?");
        this.revs = queries.query(
                "SELECT conversation_id, rev FROM ${keyspace}.conversation_head WHERE conversation_id IN ?");
    }

    public CompletionStage<Void> upsert(ConversationHead head) {
        String lastMessage = MessageRows.json(head.lastMessage());
        return queries.write(
                upsert,
                head.conversationId().value(),
                head.rev().value(),
                head.lastSeq().value(),
                head.type().name(),
                head.name() == null ? Query.UNSET : head.name(),
                head.avatarMediaId() == null
                        ? Query.UNSET
                        : head.avatarMediaId().value(),
                head.memberCount(),
                lastMessage == null ? Query.UNSET : lastMessage,
                head.updatedAt(),
                head.rev().value());
    }

    public CompletionStage<Optional<ConversationHead>> find(ConversationId conversation) {
        return queries.rows(1, find, conversation.value())
                .thenApply(rows -> rows.stream().findFirst().map(HeadTable::head));
    }

    /** The heads of these conversations; those without one are left out. */
    public CompletionStage<Map<ConversationId, ConversationHead>> find(Collection<ConversationId> conversations) {
        return rows(conversations, findAll).thenApply(rows -> rows.stream()
                .map(HeadTable::head)
                .collect(Collectors.toUnmodifiableMap(ConversationHead::conversationId, Function.identity())));
    }

    /** How far these conversations are; those without a head are left out. */
    public CompletionStage<Map<ConversationId, Rev>> revs(Collection<ConversationId> conversations) {
        return rows(conversations, revs).thenApply(rows -> rows.stream()
                .collect(Collectors.toUnmodifiableMap(HeadTable::id, row -> new Rev(row.getLong("rev")))));
    }

    private CompletionStage<Collection<Row>> rows(Collection<ConversationId> conversations, Query query) {
        return queries.rowsOf(conversations, query, part ->
                new Object[] {part.stream().map(ConversationId::value).toList()});
    }

    private static ConversationId id(Row row) {
        return new ConversationId(Objects.requireNonNull(row.getUuid("conversation_id")));
    }

    private static ConversationHead head(Row row) {
        UUID avatar = row.getUuid("avatar_media_id");
        return new ConversationHead(
                id(row),
                ConversationType.valueOf(Objects.requireNonNull(row.getString("type"))),
                row.getString("name"),
                avatar == null ? null : new MediaId(avatar),
                new Rev(row.getLong("rev")),
                new Seq(row.getLong("last_seq")),
                row.getInt("member_count"),
                MessageRows.parsed(row.getString("last_message"), MESSAGE),
                Objects.requireNonNull(row.getInstant("updated_at")));
    }
}
