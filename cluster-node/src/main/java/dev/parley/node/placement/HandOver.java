package dev.parley.node.placement;

import akka.Done;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorSystem;
import akka.cluster.sharding.ClusterSharding;
import akka.cluster.sharding.ShardRegion;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import akka.pattern.Patterns;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A leaving node gives its shards away, a few at a time, while it still serves its sockets: nobody has to wait until all
 * have moved. What is left after its time the region itself hands over, at once.
 */
public final class HandOver {
    private static final Duration LOOK = Duration.ofMillis(200);

    private final ActorSystem<?> system;
    private final Departures departures;
    private final List<String> types;
    private final long deadline;

    private HandOver(ActorSystem<?> system, Departures departures, List<String> types, Duration within) {
        this.system = system;
        this.departures = departures;
        this.types = types;
        this.deadline = System.nanoTime() + within.toNanos();
    }

    /** @param types of the entities that move before the node leaves; none: the node has no entities */
    public static void install(ActorSystem<?> system, List<EntityTypeKey<?>> types) {
        Departures departures = Departures.of(system);
        Duration within = PlacementSettings.from(system.settings().config()).handOver();
        List<String> names = types.stream().map(EntityTypeKey::name).toList();
        CoordinatedShutdown.get(system).addTask(CoordinatedShutdown.PhaseBeforeServiceUnbind(), "hand-over", () -> {
            departures.announce();
            return new HandOver(system, departures, names, within).untilAllAreGiven();
        });
    }

    private CompletionStage<Done> untilAllAreGiven() {
        if (types.isEmpty() || !departures.somebodyStays() || System.nanoTime() - deadline > 0) {
            return CompletableFuture.completedFuture(Done.getInstance());
        }
        return shards().exceptionally(unknown -> 1)
                .thenCompose(count -> count == 0
                        ? CompletableFuture.completedFuture(Done.getInstance())
                        : Patterns.after(LOOK, system.classicSystem(), this::untilAllAreGiven));
    }

    private CompletionStage<Integer> shards() {
        CompletionStage<Integer> sum = CompletableFuture.completedFuture(0);
        for (String type : types) {
            CompletionStage<Integer> one = Patterns.ask(
                            ClusterSharding.get(system.classicSystem()).shardRegion(type),
                            ShardRegion.getRegionStatsInstance(),
                            Duration.ofSeconds(1))
                    .thenApply(ShardRegion.ShardRegionStats.class::cast)
                    .thenApply(
                            stats -> stats.getStats().size() + stats.getFailed().size());
            sum = sum.thenCombine(one, Integer::sum);
        }
        return sum;
    }
}
