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
import java.util.concurrent.ConcurrentHashMap;

/**
 * One row per conversation, written after all others of a revision: its {@code rev} says how far they are. Written with
 * the revision as Cassandra's timestamp, so that it never goes back. Thread-safe.
 */
public final class HeadTable {
    private static final TypeReference<Message> MESSAGE = new TypeReference<>() {};

    private final Queries queries;
    private final Query upsert;
    private final Query find;

    public HeadTable(Queries queries) {
        this.queries = queries;
        this.upsert = queries.query(
                "INSERT INTO ${keyspace}.conversation_head (conversation_id, rev, last_seq, type,"
                        + " name, avatar_media_id, member_count, last_message, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) USING TIMESTAMP ?");
        this.find = queries.query("SELECT conversation_id, rev, last_seq, type, name, avatar_media_id, member_count,"
                + " last_message, updated_at FROM ${keyspace}.conversation_head WHERE conversation_id = ?");
    }

    public CompletionStage<Void> upsert(ConversationHead head) {
        String lastMessage = MessageRows.json(head.lastMessage());
        return queries.run(
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
                        head.rev().value())
                .thenAccept(done -> {});
    }

    public CompletionStage<Optional<ConversationHead>> find(ConversationId conversation) {
        return queries.rows(1, find, conversation.value())
                .thenApply(rows -> rows.stream().findFirst().map(HeadTable::head));
    }

    /** The heads of these conversations; those without one are left out. */
    public CompletionStage<Map<ConversationId, ConversationHead>> find(Collection<ConversationId> conversations) {
        Map<ConversationId, ConversationHead> found = new ConcurrentHashMap<>();
        return queries.each(conversations, conversation -> find(conversation)
                        .thenAccept(head -> head.ifPresent(present -> found.put(conversation, present))))
                .thenApply(done -> Map.copyOf(found));
    }

    private static ConversationHead head(Row row) {
        UUID avatar = row.getUuid("avatar_media_id");
        return new ConversationHead(
                new ConversationId(Objects.requireNonNull(row.getUuid("conversation_id"))),
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
