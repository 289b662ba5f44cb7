package dev.parley.node.friend;

import dev.parley.node.ClusterMessage;
import dev.parley.persistence.friend.StoredRequest;
import dev.parley.protocol.error.Refusal;
import org.jspecify.annotations.Nullable;

/** What a {@link FriendshipEntity} answers. */
public sealed interface FriendshipReply extends ClusterMessage {
    /**
     * It is as wished.
     *
     * @param request the latest request of the two
     * @param changed whether it was otherwise before
     */
    record Settled(@Nullable StoredRequest request, boolean changed) implements FriendshipReply {}

    record Refused(Refusal refusal) implements FriendshipReply {}
}
