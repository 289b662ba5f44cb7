package dev.parley.node.conversation;

import dev.parley.persistence.conversation.ChangeTable;
import dev.parley.persistence.conversation.ConversationJournal;
import dev.parley.persistence.conversation.HeadTable;
import dev.parley.persistence.conversation.MessageTable;
import dev.parley.persistence.conversation.NumberedEvent;
import dev.parley.persistence.conversation.SentMessageTable;
import dev.parley.persistence.journal.StrayEvents;
import dev.parley.persistence.session.CursorMove;
import dev.parley.persistence.session.MemberCursor;
import dev.parley.persistence.session.ReadCursorTable;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Seq;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The archive in Cassandra's tables and in the journal. Thread-safe. */
public final class TableArchive implements ConversationArchive {
    private final MessageTable messages;
    private final SentMessageTable sentMessages;
    private final ChangeTable changes;
    private final HeadTable heads;
    private final ReadCursorTable cursors;
    private final ConversationJournal journal;
    private final StrayEvents strays;
    private final int members;

    public TableArchive(
            MessageTable messages,
            SentMessageTable sentMessages,
            ChangeTable changes,
            HeadTable heads,
            ReadCursorTable cursors,
            ConversationJournal journal,
            StrayEvents strays,
            int members) {
        this.messages = messages;
        this.sentMessages = sentMessages;
        this.changes = changes;
        this.heads = heads;
        this.cursors = cursors;
        this.journal = journal;
        this.strays = strays;
        this.members = members;
    }

    @Override
    public CompletionStage<Optional<Message>> sentAs(
            ConversationId conversation, UserId sender, ClientMessageId id, Seq last) {
        return sentMessages
                .find(conversation, sender, id, last)
                .thenCompose(seq -> seq.isEmpty()
                        ? CompletableFuture.completedStage(Optional.empty())
                        : message(conversation, seq.get()));
    }

    @Override
    public CompletionStage<Optional<Message>> message(ConversationId conversation, Seq seq) {
        return messages.at(conversation, List.of(seq))
                .thenApply(found -> found.stream().findFirst());
    }

    @Override
    public CompletionStage<List<Message>> messages(ConversationId conversation, Collection<Seq> seqs) {
        return messages.at(conversation, seqs);
    }

    @Override
    public CompletionStage<List<Message>> range(ConversationId conversation, long from, long to) {
        return from > to
                ? CompletableFuture.completedStage(List.of())
                : messages.after(conversation, new Seq(from - 1), Math.toIntExact(to - from + 1));
    }

    @Override
    public CompletionStage<List<NumberedEvent>> changes(ConversationId conversation, long from, long to) {
        return changes.range(conversation, from, to);
    }

    @Override
    public CompletionStage<Map<ConversationId, Rev>> revs(Collection<ConversationId> conversations) {
        return heads.revs(conversations);
    }

    @Override
    public CompletionStage<Map<UserId, MemberCursor>> cursors(ConversationId conversation) {
        return cursors.of(conversation, members);
    }

    @Override
    public CompletionStage<Void> moved(Collection<CursorMove> moves) {
        return cursors.moved(moves);
    }

    @Override
    public CompletionStage<Integer> removeStrays(ConversationId conversation, Rev last) {
        return strays.removeBehind(ConversationJournal.persistenceId(conversation), last.value());
    }

    @Override
    public CompletionStage<List<NumberedEvent>> events(ConversationId conversation, Rev after, int limit) {
        return journal.events(conversation, after, limit);
    }
}
