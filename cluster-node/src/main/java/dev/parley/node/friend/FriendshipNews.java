package dev.parley.node.friend;

import org.jspecify.annotations.Nullable;

/** Tells the two what has changed between them, once everybody can see it. Best effort. */
@FunctionalInterface
public interface FriendshipNews {
    /** @param before absent where it is not known: after a crash */
    void changed(@Nullable Friendship before, Friendship after);
}
