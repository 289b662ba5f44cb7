package dev.parley.node.presence;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * The pace of presence, {@code parley.presence}; {@code reference.conf} explains each.
 *
 * @param tick how long news are gathered, on either side
 */
public record PresenceSettings(
        Duration tick,
        Duration grace,
        Duration renewEvery,
        Duration answerWithin,
        Duration lastSeenEvery,
        int rowsAtATime) {

    public static PresenceSettings from(Config root) {
        Config config = root.getConfig("parley.presence");
        return new PresenceSettings(
                config.getDuration("tick"),
                config.getDuration("grace"),
                config.getDuration("renew-every"),
                config.getDuration("answer-within"),
                config.getDuration("last-seen-every"),
                config.getInt("rows-at-a-time"));
    }
}
