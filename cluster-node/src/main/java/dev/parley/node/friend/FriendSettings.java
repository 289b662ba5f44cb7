package dev.parley.node.friend;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.Locale;

/**
 * {@code parley.friend} of the configuration; parley-friend.conf explains each.
 *
 * @param waiting changes of one pair that wait for the one before them
 * @param blockedByRead most blocks of others that are looked at
 */
public record FriendSettings(
        int friends,
        int pendingRequests,
        int blocks,
        DirectMessagesFrom directMessagesFrom,
        Duration answeredKept,
        int blockedByRead,
        Duration answerWithin,
        Duration passivateAfter,
        int snapshotEvery,
        int keepSnapshots,
        int waiting,
        Duration retryMin,
        Duration retryMax) {

    public static FriendSettings from(Config root) {
        Config config = root.getConfig("parley.friend");
        return new FriendSettings(
                config.getInt("friends"),
                config.getInt("pending-requests"),
                config.getInt("blocks"),
                directMessagesFrom(config.getString("direct-messages-from")),
                config.getDuration("answered-requests-kept"),
                config.getInt("blocked-by-read"),
                config.getDuration("answer-within"),
                config.getDuration("passivate-after"),
                config.getInt("snapshot-every"),
                config.getInt("keep-snapshots"),
                config.getInt("waiting-changes"),
                config.getDuration("retry.min"),
                config.getDuration("retry.max"));
    }

    private static DirectMessagesFrom directMessagesFrom(String text) {
        try {
            return DirectMessagesFrom.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("parley.friend.direct-messages-from: anyone or friends, was " + text, e);
        }
    }
}
