package dev.parley.node.presence;

import dev.parley.node.ClusterMessage;
import dev.parley.protocol.account.UserId;
import java.util.List;

/**
 * What a shard of users tells a node of those whom it watches.
 *
 * @param incarnation which life of the shard speaks: a shard that moves or starts again has another
 * @param number dense for each node within one incarnation
 * @param afresh whether it begins to tell of all who are watched, and the numbers before do not matter
 * @param stranger whether the shard lacks something that the node has said, and wants to hear the whole
 */
record ShardAnswer(long incarnation, long number, boolean afresh, boolean stranger, List<Known> states)
        implements ClusterMessage {
    ShardAnswer {
        states = List.copyOf(states);
    }

    static ShardAnswer toStranger(long incarnation) {
        return new ShardAnswer(incarnation, 0, false, true, List.of());
    }

    /** What is known of one user. */
    record Known(UserId user, PresenceState state) implements ClusterMessage {}
}
