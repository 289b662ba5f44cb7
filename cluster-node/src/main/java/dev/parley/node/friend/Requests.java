package dev.parley.node.friend;

import dev.parley.persistence.friend.StoredRequest;
import dev.parley.protocol.account.User;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.friend.FriendRequest;
import java.util.Map;
import java.util.Optional;

/** Requests as clients see them. */
final class Requests {
    private Requests() {}

    /** Empty where an account of the two is gone. */
    static Optional<FriendRequest> described(StoredRequest request, Map<UserId, User> profiles) {
        User from = profiles.get(request.from());
        User to = profiles.get(request.to());
        return from == null || to == null
                ? Optional.empty()
                : Optional.of(new FriendRequest(
                        request.requestId(), from, to, request.status(), request.createdAt(), request.respondedAt()));
    }
}
