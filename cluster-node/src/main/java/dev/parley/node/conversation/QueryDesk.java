package dev.parley.node.conversation;

import dev.parley.node.conversation.ConversationCommand.GetMessage;
import dev.parley.node.conversation.ConversationCommand.Query;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.Refusal;
import java.util.Optional;

/** Answers readers for an entity: from its memory, and an old message from the archive. */
final class QueryDesk {
    private final ConversationId id;
    private final ConversationQueries queries;
    private final ConversationArchive archive;
    private final Receipts receipts;

    QueryDesk(ConversationId id, ConversationRuntime runtime, Receipts receipts) {
        this.id = id;
        this.queries = new ConversationQueries(runtime.settings());
        this.archive = runtime.archive();
        this.receipts = receipts;
    }

    /** @param projected how far the tables are */
    void answer(Conversation state, Query query, Rev projected) {
        Optional<ConversationReply> reply = queries.answer(state, query, projected);
        if (reply.isPresent()) {
            query.replyTo().tell(withCursors(reply.get()));
        } else if (query instanceof GetMessage get) {
            fetch(get);
        }
    }

    private ConversationReply withCursors(ConversationReply reply) {
        return reply instanceof ConversationReply.Described described
                ? new ConversationReply.Described(
                        described.token(), receipts.withCursors(described.info()), described.fresh())
                : reply;
    }

    private void fetch(GetMessage get) {
        archive.message(id, get.messageId().seq()).whenComplete((found, failure) -> get.replyTo()
                .tell(
                        failure != null
                                ? refused(get, Refusal.unavailable())
                                : found.filter(message -> message.messageId().equals(get.messageId()))
                                        .<ConversationReply>map(
                                                message -> new ConversationReply.MessageFound(get.token(), message))
                                        .orElseGet(() -> refused(get, Refusal.of(ErrorCode.UNKNOWN_MESSAGE)))));
    }

    private static ConversationReply refused(GetMessage get, Refusal refusal) {
        return new ConversationReply.Refused(get.token(), refusal);
    }
}
