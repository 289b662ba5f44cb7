package dev.parley.api.fake;

import akka.Done;
import dev.parley.api.account.Principal;
import dev.parley.api.friend.FriendService;
import dev.parley.api.friend.RequestList;
import dev.parley.protocol.Page;
import dev.parley.protocol.account.User;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.Outcome;
import dev.parley.protocol.friend.Block;
import dev.parley.protocol.friend.Friend;
import dev.parley.protocol.friend.FriendRequest;
import dev.parley.protocol.friend.FriendRequestId;
import dev.parley.protocol.friend.FriendRequestStatus;
import dev.parley.protocol.friend.RequestFriend;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Friendships of one caller in memory: enough of their rules to answer every call in every way. */
public final class FakeFriends implements FriendService {
    private static final Instant NOW = Instant.parse("2026-11-21T10:42:00.123Z");

    private final Map<FriendRequestId, FriendRequest> requests = new ConcurrentHashMap<>();
    private final Map<UserId, FriendRequestId> asked = new ConcurrentHashMap<>();
    private final Set<UserId> friends = ConcurrentHashMap.newKeySet();
    private final Set<UserId> blocked = ConcurrentHashMap.newKeySet();

    /** The last list that was asked for. */
    public volatile RequestList lastList;

    /** A request that somebody else has made. */
    public FriendRequestId incoming(Principal caller, UserId from) {
        return add(user(from), user(caller.userId()));
    }

    private FriendRequestId add(User from, User to) {
        FriendRequestId id = new FriendRequestId(UUID.randomUUID());
        requests.put(id, new FriendRequest(id, from, to, FriendRequestStatus.PENDING, NOW, null));
        return id;
    }

    private static User user(UserId id) {
        return new User(id, "name", "Name", null, null, null, NOW, true, NOW, null);
    }

    @Override
    public CompletionStage<Outcome<Page<Friend>>> friends(Principal caller, String query, String cursor, int limit) {
        return done(Page.all(friends.stream()
                .map(friend -> new Friend(user(friend), NOW, null, null, 0))
                .toList()));
    }

    @Override
    public CompletionStage<Outcome<Done>> unfriend(Principal caller, UserId friend) {
        friends.remove(friend);
        return done(Done.getInstance());
    }

    @Override
    public CompletionStage<Outcome<Asked>> request(Principal caller, RequestFriend request) {
        UserId other = request.userId();
        if (other == null) {
            return refused(ErrorCode.UNKNOWN_USER);
        }
        if (blocked.contains(other)) {
            return refused(ErrorCode.NOT_PERMITTED);
        }
        if (friends.contains(other)) {
            return refused(ErrorCode.ALREADY_FRIENDS);
        }
        boolean fresh = !asked.containsKey(other);
        FriendRequestId id = asked.computeIfAbsent(other, to -> add(user(caller.userId()), user(to)));
        return done(new Asked(requests.get(id), fresh));
    }

    @Override
    public CompletionStage<Outcome<Page<FriendRequest>>> requests(
            Principal caller, RequestList which, String cursor, int limit) {
        lastList = which;
        return done(Page.all(requests.values().stream().limit(limit).toList()));
    }

    @Override
    public CompletionStage<Outcome<FriendRequest>> accept(Principal caller, FriendRequestId request) {
        return answer(request, FriendRequestStatus.ACCEPTED);
    }

    @Override
    public CompletionStage<Outcome<FriendRequest>> reject(Principal caller, FriendRequestId request) {
        return answer(request, FriendRequestStatus.REJECTED);
    }

    @Override
    public CompletionStage<Outcome<FriendRequest>> cancel(Principal caller, FriendRequestId request) {
        return answer(request, FriendRequestStatus.CANCELLED);
    }

    private CompletionStage<Outcome<FriendRequest>> answer(FriendRequestId id, FriendRequestStatus status) {
        FriendRequest known = requests.computeIfPresent(
                id, (same, old) -> new FriendRequest(id, old.from(), old.to(), status, old.createdAt(), NOW));
        if (known == null) {
            return refused(ErrorCode.UNKNOWN_FRIEND_REQUEST);
        }
        if (status == FriendRequestStatus.ACCEPTED) {
            friends.add(known.from().userId());
        }
        return done(known);
    }

    @Override
    public CompletionStage<Outcome<Page<Block>>> blocks(Principal caller, String cursor, int limit) {
        return done(Page.all(
                blocked.stream().map(user -> new Block(user(user), NOW)).toList()));
    }

    @Override
    public CompletionStage<Outcome<Done>> block(Principal caller, UserId user) {
        blocked.add(user);
        return done(Done.getInstance());
    }

    @Override
    public CompletionStage<Outcome<Done>> unblock(Principal caller, UserId user) {
        blocked.remove(user);
        return done(Done.getInstance());
    }

    private static <T> CompletionStage<Outcome<T>> done(T value) {
        return CompletableFuture.completedFuture(Outcome.done(value));
    }

    private static <T> CompletionStage<Outcome<T>> refused(ErrorCode code) {
        return CompletableFuture.completedFuture(Outcome.refused(code));
    }
}
