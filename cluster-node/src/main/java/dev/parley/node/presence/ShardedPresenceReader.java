package dev.parley.node.presence;

import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import dev.parley.protocol.account.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Asks the shards who is online, and the rows of who is not known there. Thread-safe. */
final class ShardedPresenceReader implements PresenceReader {
    private final ClusterSharding sharding;
    private final LastSeen rows;
    private final PresenceSettings settings;

    ShardedPresenceReader(ClusterSharding sharding, LastSeen rows, PresenceSettings settings) {
        this.sharding = sharding;
        this.rows = rows;
        this.settings = settings;
    }

    @Override
    public CompletionStage<Map<UserId, PresenceState>> of(Collection<UserId> users) {
        Map<Integer, List<UserId>> byShard = new HashMap<>();
        users.stream().distinct().forEach(user -> byShard.computeIfAbsent(Shards.of(user), shard -> new ArrayList<>())
                .add(user));
        List<CompletableFuture<Map<UserId, PresenceState>>> parts = new ArrayList<>();
        byShard.forEach((shard, some) -> parts.add(of(shard, some).toCompletableFuture()));
        return CompletableFuture.allOf(parts.toArray(new CompletableFuture<?>[0]))
                .thenApply(done -> {
                    Map<UserId, PresenceState> all = new HashMap<>();
                    parts.forEach(part -> all.putAll(part.join()));
                    return Map.copyOf(all);
                });
    }

    private CompletionStage<Map<UserId, PresenceState>> of(int shard, List<UserId> users) {
        Map<UserId, PresenceState> states = new HashMap<>();
        users.forEach(user -> states.put(user, PresenceState.UNKNOWN));
        return sharding.entityRefFor(PresenceShard.KEY, Integer.toString(shard))
                .<PresenceShard.Seen>ask(replyTo -> new PresenceShard.Look(users, replyTo), settings.answerWithin())
                .thenApply(PresenceShard.Seen::states)
                .exceptionally(failure -> List.of())
                .thenCompose(known -> {
                    known.forEach(one -> states.put(one.user(), one.state()));
                    return stored(shard, users, known);
                })
                .thenApply(seen -> {
                    seen.forEach((user, at) -> states.put(user, PresenceState.lastSeen(at)));
                    return states;
                });
    }

    private CompletionStage<Map<UserId, Instant>> stored(int shard, List<UserId> users, List<ShardAnswer.Known> known) {
        List<UserId> unknown = new ArrayList<>(users);
        known.forEach(one -> unknown.remove(one.user()));
        return unknown.isEmpty()
                ? CompletableFuture.completedStage(Map.of())
                : rows.find(shard, unknown).exceptionally(failure -> Map.of());
    }
}
