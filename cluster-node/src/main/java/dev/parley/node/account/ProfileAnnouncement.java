package dev.parley.node.account;

import dev.parley.protocol.account.User;

/** Tells those who should know that a profile has changed. Best effort. */
@FunctionalInterface
public interface ProfileAnnouncement {
    /** {@code profile} as others may see it. */
    void changed(User profile);
}
