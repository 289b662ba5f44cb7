package dev.parley.node.presence;

import dev.parley.node.ClusterMessage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How present a user is, as others see it.
 *
 * @param lastSeenAt when the last device of somebody who is offline went, where that is known
 */
public record PresenceState(boolean online, @Nullable Instant lastSeenAt) implements ClusterMessage {
    public static final PresenceState ONLINE = new PresenceState(true, null);
    public static final PresenceState UNKNOWN = new PresenceState(false, null);

    static PresenceState lastSeen(@Nullable Instant at) {
        return at == null ? UNKNOWN : new PresenceState(false, at);
    }
}
