package dev.parley.node.presence;

import dev.parley.protocol.account.UserId;

/** How users are divided among the presence shards. Data on disk: the rows of {@code last_seen} are divided alike. */
final class Shards {
    static final int COUNT = 256;

    private Shards() {}

    /** The shard of a user, from 0 on. */
    static int of(UserId user) {
        return (user.value().hashCode() * 0x9E3779B9) >>> 24;
    }
}
