package dev.parley.node.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.protocol.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The replacement of all nodes, one at a time: no node is taken away before all others are ready. Where one does not
 * come back, it ends there, and the rest stays as it is.
 */
final class Roll {
    private static final int OK = 200;

    private final NodeControl nodes;
    private final ReadyProbe probe;
    private final Duration pause;
    private final Progress progress;

    /** @param pause between two nodes */
    Roll(NodeControl nodes, ReadyProbe probe, Duration pause, Progress progress) {
        this.nodes = nodes;
        this.probe = probe;
        this.pause = pause;
        this.progress = progress;
    }

    /** The oldest member last: what lives on it alone, the cluster's singletons, then moves but once. */
    List<NodePlan> order(List<NodePlan> plans) throws InterruptedException {
        List<NodePlan> order = new ArrayList<>(plans);
        for (NodePlan plan : plans) {
            Optional<String> oldest = oldest(plan);
            if (oldest.isPresent()) {
                order.sort((one, other) -> Boolean.compare(isAt(one, oldest.get()), isAt(other, oldest.get())));
                return order;
            }
        }
        throw new LocalException("No node answers; look at: bin/parley status");
    }

    void replace(List<NodePlan> order) throws InterruptedException {
        int done = 0;
        for (NodePlan node : order) {
            if (done > 0) {
                Thread.sleep(pause.toMillis());
            }
            for (NodePlan other : order) {
                if (other.number() != node.number() && !nodes.isReady(other)) {
                    bringBack(other, order);
                }
            }
            double away = nodes.runs(node) ? nodes.end(node, ProcessHandle::destroy) : 0;
            double back = nodes.start(node, startDead(order));
            done++;
            progress.say(
                    node.name(),
                    String.format(
                            Locale.ROOT,
                            "replaced, %d of %d: left in %.1f s, ready after %.1f s",
                            done,
                            order.size(),
                            away,
                            back));
        }
    }

    /** One that has died meanwhile. */
    private void bringBack(NodePlan node, List<NodePlan> all) throws InterruptedException {
        progress.say(node.name(), "is not ready; it comes first");
        double back = nodes.start(node, startDead(all));
        progress.say(node.name(), String.format(Locale.ROOT, "ready after %.1f s", back));
    }

    /** One that dies while another is away can leave too few to go on: both are needed then. */
    private Runnable startDead(List<NodePlan> all) {
        Set<Integer> asked = new HashSet<>();
        return () -> all.stream()
                .filter(node -> !nodes.runs(node) && asked.add(node.number()))
                .forEach(nodes::requestStart);
    }

    /** The address that nodes know the oldest by, as this one says. */
    private Optional<String> oldest(NodePlan asked) throws InterruptedException {
        try {
            HttpResponse<String> answer = probe.get("http://" + asked.contactPoint() + "/cluster/members");
            if (answer.statusCode() == OK) {
                JsonNode oldest = Json.mapper().readTree(answer.body()).path("oldest");
                return oldest.isTextual() ? Optional.of(oldest.asText()) : Optional.empty();
            }
        } catch (IOException noAnswer) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean isAt(NodePlan node, String address) {
        return address.endsWith("@" + node.host() + ":" + node.clusterPort());
    }
}
