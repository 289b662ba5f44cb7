package dev.parley.node.friend;

import akka.Done;
import akka.actor.typed.ActorRef;
import dev.parley.api.account.Principal;
import dev.parley.api.friend.FriendService;
import dev.parley.api.friend.RequestList;
import dev.parley.node.account.Names;
import dev.parley.node.account.UserDirectory;
import dev.parley.node.friend.FriendshipReply.Settled;
import dev.parley.persistence.friend.Pair;
import dev.parley.persistence.friend.RequestDirection;
import dev.parley.persistence.friend.StoredRequest;
import dev.parley.protocol.Page;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.FieldError;
import dev.parley.protocol.error.Outcome;
import dev.parley.protocol.error.Refusal;
import dev.parley.protocol.friend.Block;
import dev.parley.protocol.friend.Friend;
import dev.parley.protocol.friend.FriendRequest;
import dev.parley.protocol.friend.FriendRequestId;
import dev.parley.protocol.friend.RequestFriend;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The edge's port to friendships: finds the two, looks how full their lists are, and lets their friendship decide. Thread-safe. */
final class ShardedFriendService implements FriendService {
    private static final Logger log = LoggerFactory.getLogger(ShardedFriendService.class);

    private final Friendships friendships;
    private final FriendTables tables;
    private final UserDirectory users;
    private final FriendLists friendLists;
    private final RequestLists requestLists;
    private final FriendSettings settings;
    private final Supplier<FriendRequestId> ids;

    ShardedFriendService(
            Friendships friendships,
            FriendTables tables,
            UserDirectory users,
            FriendLists friendLists,
            RequestLists requestLists,
            FriendSettings settings,
            Supplier<FriendRequestId> ids) {
        this.friendships = friendships;
        this.tables = tables;
        this.users = users;
        this.friendLists = friendLists;
        this.requestLists = requestLists;
        this.settings = settings;
        this.ids = ids;
    }

    @Override
    public CompletionStage<Outcome<Page<Friend>>> friends(
            Principal caller, @Nullable String query, @Nullable String cursor, int limit) {
        return page(
                ListCursor.parse(cursor, FriendLists.Place::of),
                after -> friendLists.page(caller.userId(), query, after, limit));
    }

    @Override
    public CompletionStage<Outcome<Page<FriendRequest>>> requests(
            Principal caller, RequestList which, @Nullable String cursor, int limit) {
        return page(
                ListCursor.parse(cursor, FriendRequestId::of),
                before -> requestLists.requests(caller.userId(), which, before, limit));
    }

    @Override
    public CompletionStage<Outcome<Page<Block>>> blocks(Principal caller, @Nullable String cursor, int limit) {
        return page(ListCursor.parse(cursor, UserId::of), after -> requestLists.blocks(caller.userId(), after, limit));
    }

    private static <K, T> CompletionStage<Outcome<Page<T>>> page(
            Outcome<Optional<K>> cursor, Function<Optional<K>, CompletionStage<Page<T>>> read) {
        return cursor.fold(from -> guarded(read.apply(from).thenApply(Outcome::done)), ShardedFriendService::refused);
    }

    @Override
    public CompletionStage<Outcome<Asked>> request(Principal caller, RequestFriend request) {
        UserId by = caller.userId();
        return guarded(named(request).thenCompose(found -> {
            if (found.isEmpty()) {
                return refused(Refusal.of(ErrorCode.UNKNOWN_USER));
            }
            UserId other = found.get();
            return other.equals(by)
                    ? refused(oneself(request.userId() == null ? "username" : "userId"))
                    : existing(other)
                            .thenCompose(exists ->
                                    exists ? request(by, other) : refused(Refusal.of(ErrorCode.UNKNOWN_USER)));
        }));
    }

    private CompletionStage<Outcome<Asked>> request(UserId by, UserId other) {
        return roomToAsk(by)
                .thenCombine(roomToBefriend(by, other), Room::new)
                .thenCompose(room -> friendships.ask(
                        Pair.of(by, other), replyTo -> new FriendshipCommand.Request(by, ids.get(), room, replyTo)))
                .thenCompose(outcome -> outcome.fold(
                        settled -> {
                            StoredRequest request = Objects.requireNonNull(settled.request());
                            return described(request)
                                    .thenApply(answer -> answer.map(
                                            known -> new Asked(known, settled.changed() && request.pending())));
                        },
                        ShardedFriendService::refused));
    }

    private CompletionStage<Optional<UserId>> named(RequestFriend request) {
        String username = request.username();
        return username == null
                ? CompletableFuture.completedStage(Optional.ofNullable(request.userId()))
                : tables.usernames().find(Names.canonical(username.strip()));
    }

    @Override
    public CompletionStage<Outcome<FriendRequest>> accept(Principal caller, FriendRequestId request) {
        UserId by = caller.userId();
        return answer(by, RequestDirection.INCOMING, request, found -> roomToBefriend(found.from(), found.to())
                .thenApply(
                        room -> replyTo -> new FriendshipCommand.Accept(by, request, new Room(true, room), replyTo)));
    }

    @Override
    public CompletionStage<Outcome<FriendRequest>> reject(Principal caller, FriendRequestId request) {
        UserId by = caller.userId();
        return answer(
                by,
                RequestDirection.INCOMING,
                request,
                found -> CompletableFuture.completedStage(
                        replyTo -> new FriendshipCommand.Reject(by, request, replyTo)));
    }

    @Override
    public CompletionStage<Outcome<FriendRequest>> cancel(Principal caller, FriendRequestId request) {
        UserId by = caller.userId();
        return answer(
                by,
                RequestDirection.OUTGOING,
                request,
                found -> CompletableFuture.completedStage(
                        replyTo -> new FriendshipCommand.Cancel(by, request, replyTo)));
    }

    private CompletionStage<Outcome<FriendRequest>> answer(
            UserId by,
            RequestDirection direction,
            FriendRequestId id,
            Function<StoredRequest, CompletionStage<Function<ActorRef<FriendshipReply>, FriendshipCommand>>> wish) {
        return guarded(tables.requests().find(by, direction, id).thenCompose(found -> {
            if (found.isEmpty()) {
                return refused(Refusal.of(ErrorCode.UNKNOWN_FRIEND_REQUEST));
            }
            StoredRequest request = found.get();
            return wish.apply(request)
                    .thenCompose(command -> friendships.ask(Pair.of(request.from(), request.to()), command))
                    .thenCompose(outcome -> outcome.fold(
                            settled -> described(Objects.requireNonNull(settled.request())),
                            ShardedFriendService::refused));
        }));
    }

    @Override
    public CompletionStage<Outcome<Done>> unfriend(Principal caller, UserId friend) {
        UserId by = caller.userId();
        return friend.equals(by)
                ? refused(oneself("userId"))
                : done(friendships.ask(Pair.of(by, friend), replyTo -> new FriendshipCommand.End(by, replyTo)));
    }

    @Override
    public CompletionStage<Outcome<Done>> block(Principal caller, UserId user) {
        UserId by = caller.userId();
        if (user.equals(by)) {
            return refused(oneself("userId"));
        }
        return guarded(existing(user)
                .thenCompose(exists -> exists
                        ? tables.blocks()
                                .count(by)
                                .thenCompose(blocked -> done(friendships.ask(
                                        Pair.of(by, user),
                                        replyTo ->
                                                new FriendshipCommand.Block(by, blocked < settings.blocks(), replyTo))))
                        : refused(Refusal.of(ErrorCode.UNKNOWN_USER))));
    }

    @Override
    public CompletionStage<Outcome<Done>> unblock(Principal caller, UserId user) {
        UserId by = caller.userId();
        return user.equals(by)
                ? refused(oneself("userId"))
                : done(friendships.ask(Pair.of(by, user), replyTo -> new FriendshipCommand.Unblock(by, replyTo)));
    }

    /** The directory may be some seconds late to know that somebody is gone. */
    private CompletionStage<Boolean> existing(UserId user) {
        return users.profiles(List.of(user))
                .thenCombine(tables.removed().has(user), (profiles, removed) -> profiles.containsKey(user) && !removed);
    }

    private CompletionStage<Boolean> roomToAsk(UserId user) {
        return tables.requests()
                .pending(user, RequestDirection.OUTGOING)
                .thenApply(pending -> pending < settings.pendingRequests());
    }

    private CompletionStage<Boolean> roomToBefriend(UserId one, UserId other) {
        return tables.friends()
                .count(one)
                .thenCombine(
                        tables.friends().count(other), (first, second) -> Math.max(first, second) < settings.friends());
    }

    private CompletionStage<Outcome<FriendRequest>> described(StoredRequest request) {
        return users.profiles(List.of(request.from(), request.to()))
                .thenApply(profiles -> Requests.described(request, profiles)
                        .map(Outcome::done)
                        .orElseGet(() -> Outcome.refused(ErrorCode.UNKNOWN_USER)));
    }

    private static CompletionStage<Outcome<Done>> done(CompletionStage<Outcome<Settled>> stage) {
        return stage.thenApply(outcome -> outcome.map(settled -> Done.getInstance()));
    }

    private static Refusal oneself(String field) {
        return Refusal.fields(List.of(new FieldError(field, "must name somebody else")));
    }

    private static <T> CompletionStage<Outcome<T>> guarded(CompletionStage<Outcome<T>> stage) {
        return stage.exceptionally(failure -> {
            log.debug("event=friends_unavailable", failure);
            return Outcome.refused(Refusal.unavailable());
        });
    }

    private static <T> CompletionStage<Outcome<T>> refused(Refusal refusal) {
        return CompletableFuture.completedStage(Outcome.refused(refusal));
    }
}
