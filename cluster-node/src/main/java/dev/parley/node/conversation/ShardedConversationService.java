package dev.parley.node.conversation;

import akka.Done;
import akka.actor.typed.ActorRef;
import dev.parley.api.account.Principal;
import dev.parley.api.conversation.ConversationService;
import dev.parley.api.conversation.HistoryQuery;
import dev.parley.node.account.UserDirectory;
import dev.parley.node.conversation.ConversationReply.Described;
import dev.parley.node.conversation.ConversationReply.MemberGone;
import dev.parley.node.conversation.ConversationReply.MessageFound;
import dev.parley.node.conversation.ConversationReply.Posted;
import dev.parley.persistence.conversation.NewMember;
import dev.parley.persistence.session.ReadCursorTable;
import dev.parley.protocol.account.User;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationInfo;
import dev.parley.protocol.conversation.ConversationType;
import dev.parley.protocol.conversation.CreateConversation;
import dev.parley.protocol.conversation.Member;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.MessageId;
import dev.parley.protocol.conversation.MessagePage;
import dev.parley.protocol.conversation.MessageType;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Role;
import dev.parley.protocol.conversation.SendMessage;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.FieldError;
import dev.parley.protocol.error.Outcome;
import dev.parley.protocol.error.Refusal;
import dev.parley.protocol.frame.ServerFrame;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/** The edge's port to conversations: asks the entity, and fills in what other capabilities know. Thread-safe. */
public final class ShardedConversationService implements ConversationService {
    private final ConversationClient conversations;
    private final ConversationReader reader;
    private final UserDirectory users;
    private final ReadCursorTable cursors;
    private final ConversationSettings settings;
    private final Supplier<ConversationId> ids;

    public ShardedConversationService(
            ConversationClient conversations,
            ConversationReader reader,
            UserDirectory users,
            ReadCursorTable cursors,
            ConversationSettings settings,
            Supplier<ConversationId> ids) {
        this.conversations = conversations;
        this.reader = reader;
        this.users = users;
        this.cursors = cursors;
        this.settings = settings;
        this.ids = ids;
    }

    @Override
    public CompletionStage<Outcome<Created<ConversationInfo>>> create(Principal caller, CreateConversation request) {
        boolean direct = request.type() == ConversationType.DIRECT;
        Set<UserId> ids = new LinkedHashSet<>(List.of(caller.userId()));
        ids.addAll(Objects.requireNonNull(request.memberIds(), "checked at the edge"));
        if (direct && ids.size() != 2) {
            return refused(Refusal.fields(List.of(new FieldError("memberIds", "must name somebody else"))));
        }
        if (ids.size() > settings.groupMembers()) {
            return refused(Refusal.of(ErrorCode.CONVERSATION_FULL));
        }
        ConversationId id = direct ? ConversationId.direct(caller.userId(), peer(ids, caller)) : this.ids.get();
        return membersOf(ids, user -> !direct && user.equals(caller.userId()) ? Role.ADMIN : Role.MEMBER)
                .thenCompose(members -> members.fold(
                        found -> conversations.ask(
                                id,
                                replyTo -> new ConversationCommand.Create(
                                        direct ? ConversationType.DIRECT : ConversationType.GROUP,
                                        direct ? null : request.name(),
                                        caller.userId(),
                                        found,
                                        0,
                                        replyTo),
                                reply -> reply instanceof Described described
                                        ? Optional.of(new Created<>(described.info(), described.fresh()))
                                        : Optional.empty()),
                        ShardedConversationService::refused));
    }

    private static UserId peer(Set<UserId> pair, Principal caller) {
        return pair.stream()
                .filter(user -> !user.equals(caller.userId()))
                .findFirst()
                .orElseThrow();
    }

    private CompletionStage<Outcome<List<NewMember>>> membersOf(Collection<UserId> ids, Function<UserId, Role> role) {
        return users.profiles(ids)
                .thenApply(found -> members(ids, found, role))
                .exceptionally(failure -> ConversationClient.unavailable());
    }

    private static Outcome<List<NewMember>> members(
            Collection<UserId> ids, Map<UserId, User> found, Function<UserId, Role> role) {
        List<NewMember> members = new ArrayList<>(ids.size());
        for (UserId id : ids) {
            User user = found.get(id);
            if (user == null) {
                return Outcome.refused(Refusal.of(ErrorCode.UNKNOWN_USER, "There is no user " + id + "."));
            }
            members.add(new NewMember(id, user.username(), user.displayName(), role.apply(id)));
        }
        return Outcome.done(members);
    }

    @Override
    public CompletionStage<Outcome<ConversationInfo>> get(Principal caller, ConversationId conversation) {
        return described(conversation, replyTo -> new ConversationCommand.Describe(caller.userId(), 0, replyTo))
                .thenCompose(outcome -> outcome.fold(
                        this::withCursors, refusal -> CompletableFuture.completedStage(Outcome.refused(refusal))));
    }

    private CompletionStage<Outcome<ConversationInfo>> withCursors(ConversationInfo info) {
        return cursors.of(info.conversationId(), settings.groupMembers())
                .thenApply(read -> Outcome.done(new ConversationInfo(
                        info.conversationId(),
                        info.type(),
                        info.name(),
                        info.avatarMediaId(),
                        info.history(),
                        info.createdBy(),
                        info.createdAt(),
                        info.rev(),
                        info.lastSeq(),
                        info.members().stream()
                                .map(member -> withCursor(member, read.getOrDefault(member.userId(), Seq.ZERO)))
                                .toList())))
                .exceptionally(failure -> ConversationClient.unavailable());
    }

    private static Member withCursor(Member member, Seq read) {
        return new Member(
                member.userId(),
                member.username(),
                member.displayName(),
                member.role(),
                member.joinedAt(),
                member.readSeq().max(read),
                member.deliveredSeq().max(read));
    }

    @Override
    public CompletionStage<Outcome<ConversationInfo>> rename(
            Principal caller, ConversationId conversation, String name) {
        return described(conversation, replyTo -> new ConversationCommand.Rename(caller.userId(), name, 0, replyTo));
    }

    @Override
    public CompletionStage<Outcome<ConversationInfo>> addMembers(
            Principal caller, ConversationId conversation, List<UserId> added) {
        return membersOf(new LinkedHashSet<>(added), user -> Role.MEMBER)
                .thenCompose(members -> members.fold(
                        found -> described(
                                conversation,
                                replyTo -> new ConversationCommand.AddMembers(caller.userId(), found, 0, replyTo)),
                        ShardedConversationService::refused));
    }

    @Override
    public CompletionStage<Outcome<Done>> removeMember(Principal caller, ConversationId conversation, UserId member) {
        return conversations.ask(
                conversation,
                replyTo -> new ConversationCommand.RemoveMember(caller.userId(), member, 0, replyTo),
                reply -> reply instanceof MemberGone ? Optional.of(Done.getInstance()) : Optional.empty());
    }

    @Override
    public CompletionStage<Outcome<ConversationInfo>> changeRole(
            Principal caller, ConversationId conversation, UserId member, Role role) {
        return described(
                conversation, replyTo -> new ConversationCommand.ChangeRole(caller.userId(), member, role, 0, replyTo));
    }

    private CompletionStage<Outcome<ConversationInfo>> described(
            ConversationId conversation, Function<ActorRef<ConversationReply>, ConversationCommand> question) {
        return conversations.ask(
                conversation,
                question,
                reply -> reply instanceof Described described ? Optional.of(described.info()) : Optional.empty());
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
        return conversations.ask(
                conversation,
                replyTo -> new ConversationCommand.Post(send, 0, 0, replyTo),
                reply -> reply instanceof Posted posted
                        ? Optional.of(new Created<>(posted.message(), !posted.duplicate()))
                        : Optional.empty());
    }

    @Override
    public CompletionStage<Outcome<Message>> message(Principal caller, ConversationId conversation, MessageId message) {
        return message(
                conversation, replyTo -> new ConversationCommand.GetMessage(caller.userId(), message, 0, replyTo));
    }

    @Override
    public CompletionStage<Outcome<Message>> edit(
            Principal caller, ConversationId conversation, MessageId message, String text) {
        return message(
                conversation, replyTo -> new ConversationCommand.Edit(caller.userId(), message, text, 0, replyTo));
    }

    @Override
    public CompletionStage<Outcome<Message>> unsend(Principal caller, ConversationId conversation, MessageId message) {
        return message(conversation, replyTo -> new ConversationCommand.Unsend(caller.userId(), message, 0, replyTo));
    }

    private CompletionStage<Outcome<Message>> message(
            ConversationId conversation, Function<ActorRef<ConversationReply>, ConversationCommand> question) {
        return conversations.ask(
                conversation,
                question,
                reply -> reply instanceof MessageFound found ? Optional.of(found.message()) : Optional.empty());
    }

    @Override
    public CompletionStage<Outcome<MessagePage>> history(
            Principal caller, ConversationId conversation, HistoryQuery query) {
        return reader.history(caller.userId(), conversation, query);
    }

    @Override
    public CompletionStage<Outcome<List<ServerFrame.Event>>> events(
            Principal caller, ConversationId conversation, Rev after, int limit) {
        return reader.allEvents(caller.userId(), conversation, after, limit);
    }

    private static <T> CompletionStage<Outcome<T>> refused(Refusal refusal) {
        return CompletableFuture.completedStage(Outcome.refused(refusal));
    }
}
