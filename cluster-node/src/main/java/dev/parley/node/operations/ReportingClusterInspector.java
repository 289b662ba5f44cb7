package dev.parley.node.operations;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.AskPattern;
import akka.actor.typed.receptionist.Receptionist;
import akka.cluster.Member;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import akka.cluster.typed.Cluster;
import dev.parley.api.operations.ClusterInspector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.IntSupplier;
import java.util.stream.StreamSupport;

/** Asks every node's {@link NodeReporter}. A node that does not answer in time is shown without figures. */
public final class ReportingClusterInspector implements ClusterInspector {
    private final ActorSystem<?> system;
    private final Duration timeout;

    /**
     * Starts this node's reporter, too.
     *
     * @param types of the entities that live on this node
     * @param connections how many sockets this node has now; called on any thread
     */
    public ReportingClusterInspector(
            ActorSystem<?> system,
            String httpAddress,
            List<EntityTypeKey<?>> types,
            IntSupplier connections,
            OperationsSettings settings) {
        this.system = system;
        this.timeout = settings.inspectorTimeout();
        List<String> names = types.stream().map(EntityTypeKey::name).toList();
        system.systemActorOf(
                NodeReporter.create(httpAddress, names, connections, timeout), "node-reporter", Props.empty());
    }

    @Override
    public CompletionStage<ClusterView> view() {
        return AskPattern.<Receptionist.Command, Receptionist.Listing>ask(
                        system.receptionist(),
                        replyTo -> Receptionist.find(NodeReporter.KEY, replyTo),
                        timeout,
                        system.scheduler())
                .thenCompose(listing -> reports(listing.getAllServiceInstances(NodeReporter.KEY)))
                .thenApply(this::view);
    }

    private CompletionStage<List<NodeReport>> reports(Iterable<ActorRef<NodeReporter.Report>> reporters) {
        List<CompletableFuture<List<NodeReport>>> asked = StreamSupport.stream(reporters.spliterator(), false)
                .map(reporter -> report(reporter).toCompletableFuture())
                .toList();
        return CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
                .thenApply(done ->
                        asked.stream().flatMap(answer -> answer.join().stream()).toList());
    }

    private CompletionStage<List<NodeReport>> report(ActorRef<NodeReporter.Report> reporter) {
        return AskPattern.ask(reporter, NodeReporter.Report::new, timeout, system.scheduler())
                .handle((report, failure) -> failure == null ? List.of(report) : List.of());
    }

    private ClusterView view(List<NodeReport> reports) {
        Map<String, NodeReport> byNode = new HashMap<>();
        reports.forEach(report -> byNode.put(report.node(), report));
        List<Member> members = new ArrayList<>();
        Cluster.get(system).state().getMembers().forEach(members::add);
        members.sort(Member.ageOrdering());
        return new ClusterView(
                members.stream().map(member -> view(member, byNode)).toList());
    }

    private static NodeView view(Member member, Map<String, NodeReport> byNode) {
        NodeReport report = byNode.get(member.address().toString());
        String status = member.status().toString();
        return report == null
                ? new NodeView(member.address().hostPort(), status, Map.of(), Map.of(), 0)
                : new NodeView(report.httpAddress(), status, report.shards(), report.entities(), report.connections());
    }
}
