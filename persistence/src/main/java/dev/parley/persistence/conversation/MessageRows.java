package dev.parley.persistence.conversation;

import com.datastax.oss.driver.api.core.cql.Row;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.parley.persistence.cassandra.Query;
import dev.parley.protocol.Json;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.Attachment;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.MessageId;
import dev.parley.protocol.conversation.MessageType;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Seq;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message as a row of {@code message}, and back. */
final class MessageRows {
    /** Messages of one partition. Fixed for life: it is part of every row's address. */
    static final long BUCKET = 1000;

    static final String COLUMNS = "conversation_id, bucket, seq, rev, message_id, sender_id, sender_name,"
            + " client_message_id, type, text, attachments, reply_to, reactions, sent_at, created_at, edited_at,"
            + " unsent_at";

    private static final TypeReference<List<Attachment>> ATTACHMENTS = new TypeReference<>() {};
    private static final TypeReference<Map<String, List<UserId>>> REACTIONS = new TypeReference<>() {};
    private static final String NONE = "{}";

    private MessageRows() {}

    static long bucket(Seq seq) {
        return seq.value() / BUCKET;
    }

    /**
     * The values of {@link #COLUMNS}, and the timestamp of the write. What was said is erased with a tombstone only
     * where it was unsent: absent columns of other messages are left alone, because tombstones cost every later read.
     */
    static @Nullable Object[] values(Message message) {
        boolean unsent = message.unsentAt() != null;
        return new @Nullable Object[] {
            message.conversationId().value(),
            bucket(message.seq()),
            message.seq().value(),
            message.rev().value(),
            message.messageId().value(),
            message.senderId().value(),
            message.senderName(),
            message.clientMessageId().value(),
            message.type().name(),
            content(message.text(), unsent),
            content(json(message.attachments()), unsent),
            content(message.replyTo() == null ? null : message.replyTo().toString(), unsent),
            message.reactions() == null ? NONE : json(message.reactions()),
            orUnset(message.sentAt()),
            message.createdAt(),
            orUnset(message.editedAt()),
            orUnset(message.unsentAt()),
            message.rev().value()
        };
    }

    static Message message(Row row) {
        String replyTo = row.getString("reply_to");
        return new Message(
                new MessageId(uuid(row, "message_id")),
                new ConversationId(uuid(row, "conversation_id")),
                new Seq(row.getLong("seq")),
                new Rev(row.getLong("rev")),
                new UserId(uuid(row, "sender_id")),
                text(row, "sender_name"),
                new ClientMessageId(text(row, "client_message_id")),
                MessageType.valueOf(text(row, "type")),
                row.getString("text"),
                parsed(row.getString("attachments"), ATTACHMENTS),
                replyTo == null ? null : MessageId.of(replyTo),
                NONE.equals(row.getString("reactions")) ? null : parsed(row.getString("reactions"), REACTIONS),
                row.getString("sent_at"),
                Objects.requireNonNull(row.getInstant("created_at"), "created_at"),
                row.getInstant("edited_at"),
                row.getInstant("unsent_at"));
    }

    static @Nullable String json(@Nullable Object value) {
        try {
            return value == null ? null : Json.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be stored", e);
        }
    }

    static <T> @Nullable T parsed(@Nullable String json, TypeReference<T> type) {
        try {
            return json == null ? null : Json.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored value cannot be read", e);
        }
    }

    private static @Nullable Object content(@Nullable String value, boolean unsent) {
        return unsent ? null : orUnset(value);
    }

    private static Object orUnset(@Nullable Object value) {
        return value == null ? Query.UNSET : value;
    }

    private static UUID uuid(Row row, String column) {
        return Objects.requireNonNull(row.getUuid(column), column);
    }

    private static String text(Row row, String column) {
        return Objects.requireNonNull(row.getString(column), column);
    }
}
