package dev.parley.node.presence;

import dev.parley.protocol.account.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** When users were seen last, stored by shard. Thread-safe. */
interface LastSeen {
    /** Who was never seen is left out. */
    CompletionStage<Map<UserId, Instant>> find(int shard, Collection<UserId> users);

    /** Never goes back. */
    CompletionStage<Void> save(int shard, Map<UserId, Instant> seen);
}
