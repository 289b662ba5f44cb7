package dev.parley.node.conversation;

import akka.actor.typed.ActorRef;
import dev.parley.api.account.Principal;
import dev.parley.api.conversation.ConversationService.Created;
import dev.parley.api.conversation.HistoryQuery;
import dev.parley.api.conversation.MessageService;
import dev.parley.node.admission.Admission;
import dev.parley.node.conversation.ConversationReply.MessageFound;
import dev.parley.node.conversation.ConversationReply.Posted;
import dev.parley.protocol.Page;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.MessageId;
import dev.parley.protocol.conversation.MessagePage;
import dev.parley.protocol.conversation.MessageReceipt;
import dev.parley.protocol.conversation.MessageType;
import dev.parley.protocol.conversation.SendMessage;
import dev.parley.protocol.error.Outcome;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The edge's port to messages: asks the conversation, or those who read for it. Thread-safe. */
final class ShardedMessageService implements MessageService {
    private final ConversationClient conversations;
    private final Admission admission;
    private final ConversationReader reader;
    private final ReceiptReader receipts;

    ShardedMessageService(
            ConversationClient conversations, Admission admission, ConversationReader reader, ReceiptReader receipts) {
        this.conversations = conversations;
        this.admission = admission;
        this.reader = reader;
        this.receipts = receipts;
    }

    @Override
    public CompletionStage<Outcome<Created<Message>>> post(
            Principal caller, ConversationId conversation, SendMessage message) {
        SendCommand send = new SendCommand(
                caller.userId(),
                caller.displayName(),
                Objects.requireNonNull(message.clientMessageId(), "checked at the edge"),
                message.type() == null ? MessageType.TEXT : message.type(),
                message.text(),
                message.attachments(),
                message.replyTo(),
                message.sentAt());
        return admitted(() -> conversations.insist(
                conversation,
                replyTo -> new ConversationCommand.Post(send, 0, 0, replyTo),
                reply -> reply instanceof Posted posted
                        ? Optional.of(new Created<>(posted.message(), !posted.duplicate()))
                        : Optional.empty()));
    }

    @Override
    public CompletionStage<Outcome<Message>> message(Principal caller, ConversationId conversation, MessageId message) {
        return conversations.insist(
                conversation,
                replyTo -> new ConversationCommand.GetMessage(caller.userId(), message, 0, replyTo),
                ShardedMessageService::message);
    }

    @Override
    public CompletionStage<Outcome<Message>> edit(
            Principal caller, ConversationId conversation, MessageId message, String text) {
        return admitted(() -> found(
                conversation, replyTo -> new ConversationCommand.Edit(caller.userId(), message, text, 0, replyTo)));
    }

    @Override
    public CompletionStage<Outcome<Message>> unsend(Principal caller, ConversationId conversation, MessageId message) {
        return admitted(() ->
                found(conversation, replyTo -> new ConversationCommand.Unsend(caller.userId(), message, 0, replyTo)));
    }

    @Override
    public CompletionStage<Outcome<Message>> react(
            Principal caller, ConversationId conversation, MessageId message, String emoji, boolean remove) {
        return admitted(() -> found(
                conversation,
                replyTo -> new ConversationCommand.React(caller.userId(), message, emoji, remove, 0, replyTo)));
    }

    @Override
    public CompletionStage<Outcome<MessagePage>> history(
            Principal caller, ConversationId conversation, HistoryQuery query) {
        return reader.history(caller.userId(), conversation, query);
    }

    @Override
    public CompletionStage<Outcome<Page<MessageReceipt>>> receipts(
            Principal caller, ConversationId conversation, MessageId message, @Nullable String cursor, int limit) {
        return message(caller, conversation, message)
                .thenCompose(outcome -> outcome.fold(
                        found -> receipts.page(caller.userId(), found, cursor, limit),
                        refusal -> CompletableFuture.completedStage(Outcome.refused(refusal))));
    }

    private <T> CompletionStage<Outcome<T>> admitted(Supplier<CompletionStage<Outcome<T>>> change) {
        return admission
                .enter()
                .map(refusal -> CompletableFuture.completedStage(Outcome.<T>refused(refusal)))
                .orElseGet(() -> change.get().whenComplete((answer, failure) -> admission.left(1)));
    }

    private CompletionStage<Outcome<Message>> found(
            ConversationId conversation, Function<ActorRef<ConversationReply>, ConversationCommand> question) {
        return conversations.ask(conversation, question, ShardedMessageService::message);
    }

    private static Optional<Message> message(ConversationReply reply) {
        return reply instanceof MessageFound found ? Optional.of(found.message()) : Optional.empty();
    }
}
