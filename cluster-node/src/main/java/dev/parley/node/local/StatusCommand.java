package dev.parley.node.local;

import dev.parley.api.operations.ClusterInspector.ClusterView;
import dev.parley.api.operations.ClusterInspector.NodeView;
import dev.parley.protocol.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bin/parley status}: the processes, and what the cluster says lives in them. */
@Command(name = "status", description = "Shows the nodes of a running up, their shards and entities.")
final class StatusCommand implements Callable<Integer> {
    private static final int OK = 200;
    private static final String ROW = "%-10s %-8s %-24s %-10s %11s %7s  %s%n";

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() throws InterruptedException {
        RunDirectory directory = new RunDirectory(data.path());
        UpPlan plan = directory.running();
        Map<String, NodeView> cluster = cluster(plan, directory).stream()
                .collect(Collectors.toMap(view -> withoutScheme(view.address()), view -> view, (one, other) -> one));
        System.out.printf(ROW, "", "PID", "ADDRESS", "STATUS", "CONNECTIONS", "SHARDS", "ENTITIES");
        System.out.printf(
                ROW,
                "cassandra",
                pid(directory, "cassandra"),
                plan.cassandra(),
                directory.process("cassandra").isPresent() ? "running" : "down",
                "",
                "",
                "");
        for (NodePlan node : plan.nodes()) {
            NodeView view = cluster.get(withoutScheme(node.url()));
            boolean runs = directory.process(node.name()).isPresent();
            System.out.printf(
                    ROW,
                    node.name(),
                    pid(directory, node.name()),
                    node.url(),
                    runs ? view == null ? "starting" : view.status() : "down",
                    view == null ? "" : view.connections(),
                    view == null ? "" : sum(view.shards()),
                    view == null ? "" : entities(view.entities()));
        }
        return 0;
    }

    /** What the first node that answers says. */
    private static List<NodeView> cluster(UpPlan plan, RunDirectory directory) throws InterruptedException {
        ReadyProbe probe = new ReadyProbe();
        for (NodePlan node : plan.nodes()) {
            if (directory.process(node.name()).isPresent()) {
                List<NodeView> answer = asked(probe, node);
                if (!answer.isEmpty()) {
                    return answer;
                }
            }
        }
        return List.of();
    }

    private static List<NodeView> asked(ReadyProbe probe, NodePlan node) throws InterruptedException {
        try {
            HttpResponse<String> answer = probe.get(node, "/v1/admin/cluster");
            return answer.statusCode() == OK
                    ? Json.mapper().readValue(answer.body(), ClusterView.class).nodes()
                    : List.of();
        } catch (IOException noAnswer) {
            return List.of();
        }
    }

    private static String pid(RunDirectory directory, String name) {
        Optional<ProcessHandle> process = directory.process(name);
        return process.map(found -> Long.toString(found.pid())).orElse("-");
    }

    private static String withoutScheme(String address) {
        return address.replaceFirst("^https?://", "");
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static String entities(Map<String, Integer> counts) {
        return sum(counts) + " "
                + new TreeMap<>(counts)
                        .entrySet().stream()
                                .map(count -> count.getKey() + " " + count.getValue())
                                .collect(Collectors.joining(", ", "(", ")"));
    }
}
