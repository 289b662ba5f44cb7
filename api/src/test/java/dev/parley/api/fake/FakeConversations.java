package dev.parley.api.fake;

import akka.Done;
import dev.parley.api.account.Principal;
import dev.parley.api.conversation.ConversationService;
import dev.parley.api.conversation.HistoryQuery;
import dev.parley.api.conversation.MessageService;
import dev.parley.api.session.InboxService;
import dev.parley.protocol.Page;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ChangeConversation;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationInfo;
import dev.parley.protocol.conversation.ConversationSummary;
import dev.parley.protocol.conversation.ConversationType;
import dev.parley.protocol.conversation.CreateConversation;
import dev.parley.protocol.conversation.History;
import dev.parley.protocol.conversation.Member;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.MessageId;
import dev.parley.protocol.conversation.MessagePage;
import dev.parley.protocol.conversation.MessageReceipt;
import dev.parley.protocol.conversation.MessageType;
import dev.parley.protocol.conversation.ReceiptStatus;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Role;
import dev.parley.protocol.conversation.SendMessage;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.Outcome;
import dev.parley.protocol.frame.ServerFrame;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Conversations in memory: enough of their rules to answer every call in every way. */
public final class FakeConversations implements ConversationService, MessageService, InboxService {
    private static final Instant NOW = Instant.parse("2026-11-21T10:42:00.123Z");

    private final Map<ConversationId, ConversationInfo> infos = new ConcurrentHashMap<>();
    private final Map<ConversationId, List<Message>> messages = new ConcurrentHashMap<>();
    private volatile HistoryQuery lastQuery;

    public HistoryQuery lastQuery() {
        return lastQuery;
    }

    @Override
    public CompletionStage<Outcome<Created<ConversationInfo>>> create(Principal caller, CreateConversation request) {
        boolean direct = request.type() == ConversationType.DIRECT;
        ConversationId id = direct
                ? ConversationId.direct(caller.userId(), request.memberIds().get(0))
                : new ConversationId(UUID.randomUUID());
        boolean fresh = !infos.containsKey(id);
        List<Member> members = new ArrayList<>();
        members.add(member(caller.userId(), direct ? Role.MEMBER : Role.ADMIN));
        request.memberIds().forEach(user -> members.add(member(user, Role.MEMBER)));
        infos.putIfAbsent(
                id,
                new ConversationInfo(
                        id,
                        request.type(),
                        request.name(),
                        null,
                        History.FROM_JOIN,
                        caller.userId(),
                        NOW,
                        new Rev(1),
                        Seq.ZERO,
                        members));
        messages.putIfAbsent(id, new ArrayList<>());
        return done(new Created<>(infos.get(id), fresh));
    }

    private static Member member(UserId user, Role role) {
        return new Member(user, "name", "Name", role, NOW, Seq.ZERO, Seq.ZERO);
    }

    @Override
    public CompletionStage<Outcome<ConversationInfo>> get(Principal caller, ConversationId conversation) {
        ConversationInfo info = infos.get(conversation);
        boolean member =
                info != null && info.members().stream().anyMatch(m -> m.userId().equals(caller.userId()));
        return member ? done(info) : refused(ErrorCode.UNKNOWN_CONVERSATION);
    }

    @Override
    public CompletionStage<Outcome<ConversationInfo>> change(
            Principal caller, ConversationId conversation, ChangeConversation request) {
        return get(caller, conversation);
    }

    @Override
    public CompletionStage<Outcome<ConversationInfo>> addMembers(
            Principal caller, ConversationId conversation, List<UserId> users) {
        return get(caller, conversation);
    }

    @Override
    public CompletionStage<Outcome<Done>> removeMember(Principal caller, ConversationId conversation, UserId member) {
        return get(caller, conversation).thenApply(outcome -> outcome.map(info -> Done.getInstance()));
    }

    @Override
    public CompletionStage<Outcome<ConversationInfo>> changeRole(
            Principal caller, ConversationId conversation, UserId member, Role role) {
        return refused(ErrorCode.NOT_PERMITTED);
    }

    @Override
    public CompletionStage<Outcome<Created<Message>>> post(
            Principal caller, ConversationId conversation, SendMessage message) {
        List<Message> log = messages.get(conversation);
        if (log == null) {
            return refused(ErrorCode.UNKNOWN_CONVERSATION);
        }
        synchronized (log) {
            for (Message known : log) {
                if (known.clientMessageId().equals(message.clientMessageId())) {
                    return done(new Created<>(known, false));
                }
            }
            Seq seq = new Seq(log.size() + 1L);
            Message posted = new Message(
                    MessageId.create(NOW, seq, 7),
                    conversation,
                    seq,
                    new Rev(seq.value() + 1),
                    caller.userId(),
                    caller.displayName(),
                    message.clientMessageId(),
                    message.type() == null ? MessageType.TEXT : message.type(),
                    message.text(),
                    message.attachments(),
                    message.replyTo(),
                    null,
                    message.sentAt(),
                    NOW,
                    null,
                    null);
            log.add(posted);
            return done(new Created<>(posted, true));
        }
    }

    @Override
    public CompletionStage<Outcome<Message>> message(Principal caller, ConversationId conversation, MessageId message) {
        return messages.getOrDefault(conversation, List.of()).stream()
                .filter(known -> known.messageId().equals(message))
                .findFirst()
                .map(FakeConversations::done)
                .orElseGet(() -> refused(ErrorCode.UNKNOWN_MESSAGE));
    }

    @Override
    public CompletionStage<Outcome<Message>> edit(
            Principal caller, ConversationId conversation, MessageId message, String text) {
        return message(caller, conversation, message)
                .thenApply(outcome -> outcome.map(known -> known.edited(text, new Rev(9), NOW)));
    }

    @Override
    public CompletionStage<Outcome<Message>> unsend(Principal caller, ConversationId conversation, MessageId message) {
        return message(caller, conversation, message)
                .thenApply(outcome -> outcome.map(known -> known.unsent(new Rev(10), NOW)));
    }

    @Override
    public CompletionStage<Outcome<Message>> react(
            Principal caller, ConversationId conversation, MessageId message, String emoji, boolean remove) {
        Map<String, List<UserId>> reactions = remove ? Map.of() : Map.of(emoji, List.of(caller.userId()));
        return message(caller, conversation, message)
                .thenApply(outcome -> outcome.map(known -> known.reacted(reactions, new Rev(11))));
    }

    @Override
    public CompletionStage<Outcome<Page<MessageReceipt>>> receipts(
            Principal caller, ConversationId conversation, MessageId message, String cursor, int limit) {
        return get(caller, conversation)
                .thenApply(outcome -> outcome.map(info -> Page.all(info.members().stream()
                        .filter(member -> !member.userId().equals(caller.userId()))
                        .map(member -> new MessageReceipt(member.userId(), ReceiptStatus.READ, NOW, NOW))
                        .toList())));
    }

    @Override
    public CompletionStage<Outcome<MessagePage>> history(
            Principal caller, ConversationId conversation, HistoryQuery query) {
        lastQuery = query;
        return get(caller, conversation)
                .thenApply(outcome ->
                        outcome.map(info -> new MessagePage(List.copyOf(messages.get(conversation)), List.of(), null)));
    }

    @Override
    public CompletionStage<Outcome<List<ServerFrame.Event>>> events(
            Principal caller, ConversationId conversation, Rev after, int limit) {
        return get(caller, conversation)
                .thenApply(outcome -> outcome.map(info -> messages.get(conversation).stream()
                        .<ServerFrame.Event>map(m -> new ServerFrame.NewMessage(conversation, m.rev(), m))
                        .limit(limit)
                        .toList()));
    }

    @Override
    public CompletionStage<Outcome<Page<ConversationSummary>>> conversations(
            Principal caller, String cursor, int limit) {
        return done(Page.all(infos.values().stream()
                .map(info -> new ConversationSummary(
                        info.conversationId(),
                        info.type(),
                        info.name(),
                        info.avatarMediaId(),
                        info.rev(),
                        info.lastSeq(),
                        Seq.ZERO,
                        0,
                        null,
                        null,
                        info.members().size(),
                        false,
                        NOW))
                .limit(limit)
                .toList()));
    }

    @Override
    public CompletionStage<Outcome<Done>> mute(Principal caller, ConversationId conversation, boolean muted) {
        return done(Done.getInstance());
    }

    @Override
    public CompletionStage<Outcome<Done>> markRead(Principal caller, ConversationId conversation, Seq seq) {
        return get(caller, conversation).thenApply(outcome -> outcome.map(info -> Done.getInstance()));
    }

    private static <T> CompletionStage<Outcome<T>> done(T value) {
        return CompletableFuture.completedFuture(Outcome.done(value));
    }

    private static <T> CompletionStage<Outcome<T>> refused(ErrorCode code) {
        return CompletableFuture.completedFuture(Outcome.refused(code));
    }
}
