package dev.parley.node.conversation;

import akka.Done;
import dev.parley.api.account.Principal;
import dev.parley.api.conversation.InviteService;
import dev.parley.node.conversation.ConversationReply.Described;
import dev.parley.persistence.conversation.InviteTable;
import dev.parley.persistence.conversation.NewMember;
import dev.parley.protocol.Page;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationInfo;
import dev.parley.protocol.conversation.ConversationType;
import dev.parley.protocol.conversation.CreateInvite;
import dev.parley.protocol.conversation.Invite;
import dev.parley.protocol.conversation.Role;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.Outcome;
import dev.parley.protocol.error.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Makes invites and lets in who has a good one. A use is counted before the group is asked, and given back where the
 * group refuses, so that never more come in by an invite than may. Thread-safe.
 */
final class InviteDesk implements InviteService {
    private static final int CODE_BYTES = 16;

    private final ConversationClient conversations;
    private final NewMembers newMembers;
    private final InviteTable invites;
    private final ConversationSettings.Invites settings;
    private final InstantSource clock;
    private final RandomGenerator random;

    InviteDesk(
            ConversationClient conversations,
            NewMembers newMembers,
            InviteTable invites,
            ConversationSettings.Invites settings,
            InstantSource clock,
            RandomGenerator random) {
        this.conversations = conversations;
        this.newMembers = newMembers;
        this.invites = invites;
        this.settings = settings;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public CompletionStage<Outcome<Invite>> create(
            Principal caller, ConversationId conversation, CreateInvite request) {
        return asAdmin(caller, conversation, group -> {
            Instant now = clock.instant();
            Long seconds = request.expiresInSeconds();
            Integer uses = request.maxUses();
            Invite invite = new Invite(
                    code(),
                    conversation,
                    now.plus(seconds == null ? settings.expiry() : Duration.ofSeconds(seconds)),
                    uses == null ? settings.uses() : uses,
                    0);
            return good(conversation)
                    .thenCompose(present -> present.size() >= settings.perConversation()
                            ? refused(ErrorCode.LIST_FULL)
                            : invites.add(invite, now).thenApply(done -> Outcome.done(invite)));
        });
    }

    /** 128 bits that cannot be guessed, in letters that a URL takes as they are. */
    private String code() {
        byte[] bytes = new byte[CODE_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public CompletionStage<Outcome<Page<Invite>>> list(
            Principal caller, ConversationId conversation, @Nullable String cursor, int limit) {
        return asAdmin(caller, conversation, group -> good(conversation)
                .thenApply(present -> Outcome.done(page(present, cursor, limit))));
    }

    private static Page<Invite> page(List<Invite> present, @Nullable String cursor, int limit) {
        List<Invite> rest = present.stream()
                .filter(invite -> cursor == null || invite.code().compareTo(cursor) > 0)
                .sorted(Comparator.comparing(Invite::code))
                .toList();
        List<Invite> items = rest.subList(0, Math.min(limit, rest.size()));
        String next = items.size() < rest.size() ? items.get(items.size() - 1).code() : null;
        return new Page<>(items, next, (long) present.size());
    }

    private CompletionStage<List<Invite>> good(ConversationId conversation) {
        return invites.of(conversation, 2 * settings.perConversation(), clock.instant())
                .thenApply(found -> found.stream()
                        .filter(invite -> invite.uses() < invite.maxUses())
                        .toList());
    }

    @Override
    public CompletionStage<Outcome<Done>> revoke(Principal caller, ConversationId conversation, String code) {
        return asAdmin(caller, conversation, group -> invites.find(code, clock.instant())
                .thenCompose(
                        found -> found.filter(invite -> invite.conversationId().equals(conversation))
                                .<CompletionStage<Outcome<Done>>>map(invite ->
                                        invites.remove(invite).thenApply(done -> Outcome.done(Done.getInstance())))
                                .orElseGet(() -> refused(ErrorCode.UNKNOWN_INVITE))));
    }

    @Override
    public CompletionStage<Outcome<ConversationInfo>> join(Principal caller, String code) {
        return invites.find(code, clock.instant())
                .thenCompose(found ->
                        found.map(invite -> join(caller, invite)).orElseGet(() -> refused(ErrorCode.UNKNOWN_INVITE)))
                .exceptionally(failure -> ConversationClient.unavailable());
    }

    private CompletionStage<Outcome<ConversationInfo>> join(Principal caller, Invite invite) {
        return describe(caller, invite.conversationId())
                .thenCompose(outcome -> outcome.fold(
                        member -> CompletableFuture.completedStage(Outcome.done(member)),
                        refusal -> refusal.code() == ErrorCode.UNKNOWN_CONVERSATION
                                ? joinAnew(caller, invite)
                                : CompletableFuture.completedStage(Outcome.refused(refusal))));
    }

    private CompletionStage<Outcome<ConversationInfo>> joinAnew(Principal caller, Invite invite) {
        return invites.take(invite, clock.instant())
                .thenCompose(taken -> taken
                        ? newMembers
                                .of(List.of(caller.userId()), user -> Role.MEMBER)
                                .thenCompose(outcome -> outcome.fold(
                                        members -> enter(invite, members.get(0)),
                                        refusal ->
                                                CompletableFuture.completedStage(Outcome.<Described>refused(refusal))))
                                .thenCompose(outcome -> outcome.fold(
                                        described -> described.fresh()
                                                ? CompletableFuture.completedStage(Outcome.done(described.info()))
                                                : givenBack(invite, Outcome.done(described.info())),
                                        refusal -> refusal.code() == ErrorCode.UNAVAILABLE
                                                ? CompletableFuture.completedStage(Outcome.refused(refusal))
                                                : givenBack(invite, Outcome.refused(refusal))))
                        : refused(ErrorCode.UNKNOWN_INVITE));
    }

    private CompletionStage<Outcome<Described>> enter(Invite invite, NewMember member) {
        return conversations.ask(
                invite.conversationId(),
                replyTo -> new ConversationCommand.Join(member, 0, replyTo),
                reply -> reply instanceof Described described ? Optional.of(described) : Optional.empty());
    }

    /** What the joiner hears does not depend on it: a use that is not given back is a place too few, no more. */
    private CompletionStage<Outcome<ConversationInfo>> givenBack(Invite invite, Outcome<ConversationInfo> outcome) {
        return invites.giveBack(invite, clock.instant()).handle((given, failure) -> outcome);
    }

    private CompletionStage<Outcome<ConversationInfo>> describe(Principal caller, ConversationId conversation) {
        return conversations.ask(
                conversation,
                replyTo -> new ConversationCommand.Describe(caller.userId(), 0, replyTo),
                reply -> reply instanceof Described described ? Optional.of(described.info()) : Optional.empty());
    }

    private <T> CompletionStage<Outcome<T>> asAdmin(
            Principal caller,
            ConversationId conversation,
            Function<ConversationInfo, CompletionStage<Outcome<T>>> work) {
        return describe(caller, conversation)
                .thenCompose(outcome -> outcome.fold(
                        group -> isAdmin(group, caller.userId())
                                ? work.apply(group)
                                : InviteDesk.<T>refused(ErrorCode.NOT_PERMITTED),
                        refusal -> CompletableFuture.completedStage(Outcome.refused(refusal))))
                .exceptionally(failure -> ConversationClient.unavailable());
    }

    private static boolean isAdmin(ConversationInfo group, UserId user) {
        return group.type() == ConversationType.GROUP
                && group.members().stream()
                        .anyMatch(member -> member.userId().equals(user) && member.role() == Role.ADMIN);
    }

    private static <T> CompletionStage<Outcome<T>> refused(ErrorCode code) {
        return CompletableFuture.completedStage(Outcome.refused(Refusal.of(code)));
    }
}
