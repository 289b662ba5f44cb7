package dev.parley.node.friend;

import dev.parley.node.presence.PresenceState;
import dev.parley.protocol.account.User;

/** Profiles that show whether somebody is online. */
final class Presences {
    private Presences() {}

    static User shown(User user, PresenceState presence) {
        return new User(
                user.userId(),
                user.username(),
                user.displayName(),
                user.avatarUrl(),
                user.introduction(),
                user.gender(),
                user.createdAt(),
                presence.online(),
                presence.lastSeenAt(),
                user.email());
    }
}
