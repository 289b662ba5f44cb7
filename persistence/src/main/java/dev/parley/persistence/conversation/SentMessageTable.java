package dev.parley.persistence.conversation;

import dev.parley.persistence.cassandra.Queries;
import dev.parley.persistence.cassandra.Query;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Seq;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Recognises a message that is sent again after its conversation has forgotten it. Thread-safe. */
public final class SentMessageTable {
    private final Queries queries;
    private final Query insert;
    private final Query find;

    public SentMessageTable(Queries queries) {
        this.queries = queries;
        this.insert = queries.query("INSERT INTO ${keyspace}.sent_message"
                + " (conversation_id, sender_id, client_message_id, seq) VALUES (?, ?, ?, ?)");
        this.find = queries.query("SELECT seq FROM ${keyspace}.sent_message"
                + " WHERE conversation_id = ? AND sender_id = ? AND client_message_id = ?");
    }

    public CompletionStage<Void> insert(Collection<SentMessage> messages) {
        return queries.each(
                messages,
                sent -> queries.run(
                        insert,
                        sent.conversation().value(),
                        sent.sender().value(),
                        sent.clientMessageId().value(),
                        sent.seq().value()));
    }

    /** The message that this id has become, if it was sent before. */
    public CompletionStage<Optional<Seq>> find(ConversationId conversation, UserId sender, ClientMessageId id) {
        return queries.rows(1, find, conversation.value(), sender.value(), id.value())
                .thenApply(rows -> rows.stream().findFirst().map(row -> new Seq(row.getLong("seq"))));
    }
}
