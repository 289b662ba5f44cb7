package dev.parley.node.presence;

import dev.parley.node.ClusterMessage;
import dev.parley.protocol.account.UserId;
import java.time.Instant;
import java.util.List;

/**
 * What a node has to say to one shard of users: what has changed since its report before this one, or all there is. An
 * empty one says that nothing has.
 *
 * @param number dense for each shard; a shard that misses one asks for the whole
 * @param heard the number of the shard's last answer
 * @param whole whether it replaces all that was said before
 * @param online users with a socket on the node
 * @param gone users whose last socket on the node has gone, of late if this is the whole
 * @param watched users of whom the node wants to hear
 * @param believed those of {@code watched} who are online as far as the node knows; of the whole alone
 */
record DeskReport(
        long number,
        long heard,
        boolean whole,
        List<UserId> online,
        List<Departure> gone,
        List<UserId> watched,
        List<UserId> unwatched,
        List<UserId> believed)
        implements ClusterMessage {
    DeskReport {
        online = List.copyOf(online);
        gone = List.copyOf(gone);
        watched = List.copyOf(watched);
        unwatched = List.copyOf(unwatched);
        believed = List.copyOf(believed);
    }

    /** A user's last socket on a node, and when it went. */
    record Departure(UserId user, Instant at) implements ClusterMessage {}
}
