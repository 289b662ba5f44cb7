package dev.parley.node.operations;

import akka.actor.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.cluster.MemberStatus;
import akka.cluster.sharding.ShardRegion;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import akka.cluster.typed.Cluster;
import akka.pattern.Patterns;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.metadata.NodeState;
import dev.parley.api.operations.Readiness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Ready is who has joined, whose shard regions are known to their coordinators, whose Cassandra is reachable, and who is
 * not leaving. Looks at regularly what cannot be asked without waiting. A node exists only with its statements warmed up.
 */
public final class NodeReadiness implements Readiness {
    private final Cluster cluster;
    private final BooleanSupplier replaced;
    private final CqlSession session;
    private final LongSupplier nanoTime;
    private final long stalledAfterNanos;
    private final Set<String> unregistered;
    private volatile long lastLook;
    private volatile boolean leaving;

    /**
     * @param replaced whether the other nodes may have taken this one out
     * @param types of the entities that live on this node
     */
    public NodeReadiness(
            ActorSystem<?> system,
            BooleanSupplier replaced,
            CqlSession session,
            List<EntityTypeKey<?>> types,
            OperationsSettings settings,
            LongSupplier nanoTime) {
        this.cluster = Cluster.get(system);
        this.replaced = replaced;
        this.session = session;
        this.nanoTime = nanoTime;
        this.stalledAfterNanos = settings.stalledAfter().toNanos();
        this.unregistered = new ConcurrentSkipListSet<>(
                types.stream().map(EntityTypeKey::name).toList());
        this.lastLook = nanoTime.getAsLong();
        system.scheduler()
                .scheduleWithFixedDelay(
                        Duration.ZERO,
                        settings.readinessInterval(),
                        () -> look(system, settings.readinessTimeout()),
                        system.executionContext());
    }

    /** From now on the node wants no traffic. */
    public void leaving() {
        leaving = true;
    }

    @Override
    public List<String> notReadyBecause() {
        List<String> reasons = new ArrayList<>();
        if (leaving) {
            reasons.add("the node is leaving");
        }
        if (replaced.getAsBoolean()) {
            reasons.add("a majority of the nodes does not answer this one");
        }
        MemberStatus status = cluster.selfMember().status();
        if (!status.equals(MemberStatus.up())) {
            reasons.add("the node is " + status + " in the cluster, not Up");
        }
        // The regions register meanwhile: they are gone through once.
        String missing = String.join(", ", unregistered);
        if (!missing.isEmpty()) {
            reasons.add("shard regions are not registered yet: " + missing);
        }
        if (session.isClosed()
                || session.getMetadata().getNodes().values().stream()
                        .noneMatch(node -> node.getState() == NodeState.UP)) {
            reasons.add("Cassandra is not reachable");
        }
        return reasons;
    }

    @Override
    public boolean isOpen() {
        return unregistered.isEmpty() && !replaced.getAsBoolean();
    }

    @Override
    public List<String> notLiveBecause() {
        List<String> reasons = new ArrayList<>();
        if (nanoTime.getAsLong() - lastLook > stalledAfterNanos) {
            reasons.add("the node's threads are stuck");
        }
        return reasons;
    }

    private void look(ActorSystem<?> system, Duration timeout) {
        lastLook = nanoTime.getAsLong();
        for (String type : unregistered) {
            ActorRef region = akka.cluster.sharding.ClusterSharding.get(system.classicSystem())
                    .shardRegion(type);
            Patterns.ask(region, ShardRegion.getCurrentRegionsInstance(), timeout)
                    .whenComplete((answer, failure) -> {
                        if (answer instanceof ShardRegion.CurrentRegions known
                                && known.getRegions()
                                        .contains(cluster.selfMember().address())) {
                            unregistered.remove(type);
                        }
                    });
        }
    }
}
