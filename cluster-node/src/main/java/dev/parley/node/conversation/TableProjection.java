package dev.parley.node.conversation;

import akka.Done;
import dev.parley.persistence.cassandra.Queries;
import dev.parley.persistence.conversation.ChangeTable;
import dev.parley.persistence.conversation.ConversationEvent;
import dev.parley.persistence.conversation.ConversationEvent.ConversationCreated;
import dev.parley.persistence.conversation.ConversationEvent.MemberRemoved;
import dev.parley.persistence.conversation.ConversationEvent.MembersAdded;
import dev.parley.persistence.conversation.ConversationEvent.MessagePosted;
import dev.parley.persistence.conversation.ConversationHead;
import dev.parley.persistence.conversation.HeadTable;
import dev.parley.persistence.conversation.InboxRow;
import dev.parley.persistence.conversation.InboxTable;
import dev.parley.persistence.conversation.MessageTable;
import dev.parley.persistence.conversation.NewMember;
import dev.parley.persistence.conversation.SentMessage;
import dev.parley.persistence.conversation.SentMessageTable;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Seq;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The projection into Cassandra's tables: all rows of a batch side by side, and the head after them. Thread-safe. */
public final class TableProjection implements ConversationProjection {
    private final MessageTable messages;
    private final SentMessageTable sentMessages;
    private final ChangeTable changes;
    private final InboxTable inbox;
    private final HeadTable heads;
    private final TableProjection patient;

    public TableProjection(Queries queries) {
        this(queries, new TableProjection(queries.patient(), null));
    }

    private TableProjection(Queries queries, @Nullable TableProjection patient) {
        this.messages = new MessageTable(queries);
        this.sentMessages = new SentMessageTable(queries);
        this.changes = new ChangeTable(queries);
        this.inbox = new InboxTable(queries);
        this.heads = new HeadTable(queries);
        this.patient = patient == null ? this : patient;
    }

    @Override
    public ConversationProjection patient() {
        return patient;
    }

    @Override
    public CompletionStage<Rev> projected(ConversationId conversation) {
        return heads.find(conversation)
                .thenApply(head -> head.map(ConversationHead::rev).orElse(Rev.ZERO));
    }

    @Override
    public CompletionStage<Done> write(List<ProjectedEvent> events, ProjectedHead head) {
        return CompletableFuture.allOf(
                        messages.upsert(presentForms(events)).toCompletableFuture(),
                        sentMessages.insert(sent(events)).toCompletableFuture(),
                        changes.insert(changes(events, head)).toCompletableFuture(),
                        members(events, head).toCompletableFuture())
                .thenCompose(done -> heads.upsert(row(head)))
                .thenApply(done -> Done.getInstance());
    }

    /** One row per message, however often it changed within the batch. */
    private static List<Message> presentForms(List<ProjectedEvent> events) {
        Map<Seq, Message> latest = new LinkedHashMap<>();
        for (ProjectedEvent event : events) {
            Message message = Window.messageOf(event.numbered().event());
            if (message != null) {
                latest.put(message.seq(), message);
            }
        }
        return List.copyOf(latest.values());
    }

    private static List<SentMessage> sent(List<ProjectedEvent> events) {
        List<SentMessage> sent = new ArrayList<>();
        for (ProjectedEvent event : events) {
            if (event.numbered().event() instanceof MessagePosted posted) {
                Message message = posted.message();
                sent.add(new SentMessage(
                        message.conversationId(), message.senderId(), message.clientMessageId(), message.seq()));
            }
        }
        return sent;
    }

    private static List<ChangeTable.Change> changes(List<ProjectedEvent> events, ProjectedHead head) {
        return events.stream()
                .filter(event -> Window.messageOf(event.numbered().event()) == null)
                .map(event -> new ChangeTable.Change(head.conversationId(), event.lastSeq(), event.numbered()))
                .toList();
    }

    /** Rows carry their {@code rev}, so that their order in time does not matter. */
    private CompletionStage<Void> members(List<ProjectedEvent> events, ProjectedHead head) {
        List<CompletableFuture<Void>> writes = new ArrayList<>();
        Map<UserId, Seq> lastOwn = new HashMap<>();
        Rev lastSent = Rev.ZERO;
        for (ProjectedEvent projected : events) {
            Rev rev = projected.numbered().rev();
            ConversationEvent event = projected.numbered().event();
            if (event instanceof ConversationCreated created) {
                writes.add(enter(created.members(), head, projected.lastSeq(), Seq.ZERO, rev));
            } else if (event instanceof MembersAdded added) {
                writes.add(enter(added.members(), head, projected.lastSeq(), projected.visibleSeq(), rev));
            } else if (event instanceof MemberRemoved removed) {
                writes.add(inbox.leave(List.of(removed.userId()), head.conversationId(), rev)
                        .toCompletableFuture());
            } else if (event instanceof MessagePosted posted) {
                lastOwn.put(posted.message().senderId(), posted.message().seq());
                lastSent = rev;
            }
        }
        if (!lastOwn.isEmpty()) {
            writes.add(inbox.sent(head.conversationId(), lastOwn, lastSent).toCompletableFuture());
        }
        return CompletableFuture.allOf(writes.toArray(new CompletableFuture<?>[0]));
    }

    private CompletableFuture<Void> enter(
            List<NewMember> members, ProjectedHead head, Seq joinedSeq, Seq visibleSeq, Rev rev) {
        List<InboxRow> rows = members.stream()
                .map(member -> new InboxRow(
                        member.userId(),
                        head.conversationId(),
                        head.type(),
                        head.peerOf(member.userId()),
                        joinedSeq,
                        visibleSeq,
                        Seq.ZERO))
                .toList();
        return inbox.enter(rows, rev).toCompletableFuture();
    }

    private static ConversationHead row(ProjectedHead head) {
        return new ConversationHead(
                head.conversationId(),
                head.type(),
                head.name(),
                head.avatarMediaId(),
                head.rev(),
                head.lastSeq(),
                head.memberCount(),
                head.lastMessage(),
                head.updatedAt());
    }
}
