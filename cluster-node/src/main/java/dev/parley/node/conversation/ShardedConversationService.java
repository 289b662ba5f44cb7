package dev.parley.node.conversation;

import akka.Done;
import akka.actor.typed.ActorRef;
import dev.parley.api.account.Principal;
import dev.parley.api.conversation.ConversationService;
import dev.parley.node.conversation.ConversationReply.Described;
import dev.parley.node.conversation.ConversationReply.MemberGone;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ChangeConversation;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationInfo;
import dev.parley.protocol.conversation.ConversationType;
import dev.parley.protocol.conversation.CreateConversation;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Role;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.FieldError;
import dev.parley.protocol.error.Outcome;
import dev.parley.protocol.error.Refusal;
import dev.parley.protocol.frame.ServerFrame;
import java.util.LinkedHashSet;
import java.util.List;
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
    private final ReceiptReader cursors;
    private final NewMembers newMembers;
    private final ConversationSettings settings;
    private final Supplier<ConversationId> ids;

    public ShardedConversationService(
            ConversationClient conversations,
            ConversationReader reader,
            ReceiptReader cursors,
            NewMembers newMembers,
            ConversationSettings settings,
            Supplier<ConversationId> ids) {
        this.conversations = conversations;
        this.reader = reader;
        this.cursors = cursors;
        this.newMembers = newMembers;
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
        return (direct
                        ? newMembers.of(ids, user -> Role.MEMBER)
                        : newMembers.putInBy(
                                caller.userId(), ids, user -> user.equals(caller.userId()) ? Role.ADMIN : Role.MEMBER))
                .thenCompose(members -> members.fold(
                        found -> conversations.ask(
                                id,
                                replyTo -> new ConversationCommand.Create(
                                        direct ? ConversationType.DIRECT : ConversationType.GROUP,
                                        direct ? null : request.name(),
                                        direct ? null : request.history(),
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

    @Override
    public CompletionStage<Outcome<ConversationInfo>> get(Principal caller, ConversationId conversation) {
        return cursors.describe(caller.userId(), conversation);
    }

    @Override
    public CompletionStage<Outcome<ConversationInfo>> change(
            Principal caller, ConversationId conversation, ChangeConversation request) {
        return described(
                conversation,
                replyTo -> new ConversationCommand.Configure(
                        caller.userId(), request.name(), request.avatarMediaId(), request.history(), 0, replyTo));
    }

    @Override
    public CompletionStage<Outcome<ConversationInfo>> addMembers(
            Principal caller, ConversationId conversation, List<UserId> added) {
        return newMembers
                .putInBy(caller.userId(), new LinkedHashSet<>(added), user -> Role.MEMBER)
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
    public CompletionStage<Outcome<List<ServerFrame.Event>>> events(
            Principal caller, ConversationId conversation, Rev after, int limit) {
        return reader.allEvents(caller.userId(), conversation, after, limit);
    }

    private static <T> CompletionStage<Outcome<T>> refused(Refusal refusal) {
        return CompletableFuture.completedStage(Outcome.refused(refusal));
    }
}
