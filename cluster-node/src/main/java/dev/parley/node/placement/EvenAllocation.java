package dev.parley.node.placement;

import akka.actor.ActorRef;
import akka.actor.Address;
import akka.actor.typed.ActorSystem;
import akka.cluster.Member;
import akka.cluster.sharding.ShardCoordinator.AbstractShardAllocationStrategy;
import akka.cluster.typed.Cluster;
import akka.dispatch.Futures;
import akka.util.Version;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import scala.collection.immutable.IndexedSeq;
import scala.concurrent.Future;
import scala.jdk.javaapi.CollectionConverters;

/** {@link Placement}, as the coordinator of a kind of entity asks for it. */
public final class EvenAllocation extends AbstractShardAllocationStrategy {
    private final Cluster cluster;
    private final Supplier<Set<Address>> leaving;
    private final Placement placement;
    private final Settling settling;

    private EvenAllocation(ActorSystem<?> system, PlacementSettings settings, int departuresAtOnce) {
        this.cluster = Cluster.get(system);
        this.leaving = Departures.of(system)::leaving;
        this.placement = new Placement(settings.movesAtOnce(), departuresAtOnce);
        this.settling = new Settling(settings.settle(), System::nanoTime);
    }

    /** For entities that somebody waits for: they move away from a node before it leaves. */
    public static EvenAllocation in(ActorSystem<?> system) {
        PlacementSettings settings = settings(system);
        return new EvenAllocation(system, settings, settings.movesAtOnce());
    }

    /** For entities that nobody misses for some seconds: those of a node that leaves move when it goes. */
    public static EvenAllocation ofSoftState(ActorSystem<?> system) {
        return new EvenAllocation(system, settings(system), 0);
    }

    private static PlacementSettings settings(ActorSystem<?> system) {
        return PlacementSettings.from(system.settings().config());
    }

    @Override
    public Future<ActorRef> allocateShard(
            ActorRef requester, String shard, Map<ActorRef, IndexedSeq<String>> allocations) {
        return Futures.successful(placement.choose(homes(allocations)).region());
    }

    @Override
    public Future<Set<String>> rebalance(Map<ActorRef, IndexedSeq<String>> allocations, Set<String> underWay) {
        return Futures.successful(placement.moves(homes(allocations), underWay, settling.look(allocations.keySet())));
    }

    private List<Placement.Home<ActorRef>> homes(Map<ActorRef, IndexedSeq<String>> allocations) {
        Map<Address, Version> versions = new HashMap<>();
        for (Member member : cluster.state().getMembers()) {
            versions.put(member.address(), member.appVersion());
        }
        Function<ActorRef, Version> running = region -> versions.getOrDefault(address(region), Version.Zero());
        Version newest = allocations.keySet().stream()
                .map(running)
                .max(Version::compareTo)
                .orElse(Version.Zero());
        Set<Address> gone = leaving.get();
        return allocations.entrySet().stream()
                .map(entry -> new Placement.Home<>(
                        entry.getKey(),
                        CollectionConverters.asJava(entry.getValue()),
                        gone.contains(address(entry.getKey())),
                        running.apply(entry.getKey()).equals(newest)))
                .toList();
    }

    private Address address(ActorRef region) {
        Address address = region.path().address();
        return address.hasLocalScope() ? cluster.selfMember().address() : address;
    }
}
