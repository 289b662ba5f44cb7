package dev.parley.node.operations;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.receptionist.Receptionist;
import akka.actor.typed.receptionist.ServiceKey;
import akka.cluster.sharding.ClusterSharding;
import akka.cluster.sharding.ShardRegion;
import akka.cluster.typed.Cluster;
import akka.pattern.Patterns;
import dev.parley.node.ClusterMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** Answers what lives on this node. One per node, found by the receptionist. */
final class NodeReporter {
    static final ServiceKey<Report> KEY = ServiceKey.create(Report.class, "node-reporter");

    /** Asks for a {@link NodeReport}. */
    record Report(ActorRef<NodeReport> replyTo) implements ClusterMessage {}

    private final ActorContext<Report> context;
    private final String httpAddress;
    private final List<String> types;
    private final IntSupplier connections;
    private final Duration timeout;

    private NodeReporter(
            ActorContext<Report> context,
            String httpAddress,
            List<String> types,
            IntSupplier connections,
            Duration timeout) {
        this.context = context;
        this.httpAddress = httpAddress;
        this.types = types;
        this.connections = connections;
        this.timeout = timeout;
    }

    static Behavior<Report> create(String httpAddress, List<String> types, IntSupplier connections, Duration timeout) {
        return Behaviors.setup(context -> {
            context.getSystem().receptionist().tell(Receptionist.register(KEY, context.getSelf()));
            NodeReporter reporter = new NodeReporter(context, httpAddress, types, connections, timeout);
            return Behaviors.receive(Report.class)
                    .onMessage(Report.class, reporter::report)
                    .build();
        });
    }

    private Behavior<Report> report(Report request) {
        String self = Cluster.get(context.getSystem()).selfMember().address().toString();
        Map<String, CompletableFuture<ShardRegion.ShardRegionStats>> asked = types.stream()
                .collect(Collectors.toMap(type -> type, type -> stats(type).toCompletableFuture()));
        CompletableFuture<Void> all = CompletableFuture.allOf(asked.values().toArray(CompletableFuture[]::new));
        var unused = all.whenComplete((done, failure) -> {
            if (failure == null) {
                request.replyTo()
                        .tell(new NodeReport(
                                self,
                                httpAddress,
                                counted(asked, stats -> stats.getStats().size()),
                                counted(asked, NodeReporter::entities),
                                connections.getAsInt()));
            }
        });
        return Behaviors.same();
    }

    private CompletionStage<ShardRegion.ShardRegionStats> stats(String type) {
        return Patterns.ask(
                        ClusterSharding.get(context.getSystem().classicSystem()).shardRegion(type),
                        ShardRegion.getRegionStatsInstance(),
                        timeout)
                .thenApply(ShardRegion.ShardRegionStats.class::cast);
    }

    private static Map<String, Integer> counted(
            Map<String, CompletableFuture<ShardRegion.ShardRegionStats>> answers,
            ToIntFunction<ShardRegion.ShardRegionStats> count) {
        return answers.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        answer -> count.applyAsInt(answer.getValue().join())));
    }

    private static int entities(ShardRegion.ShardRegionStats stats) {
        return stats.getStats().values().stream()
                .mapToInt(count -> ((Number) count).intValue())
                .sum();
    }
}
