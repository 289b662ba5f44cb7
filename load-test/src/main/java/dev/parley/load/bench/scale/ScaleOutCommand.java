package dev.parley.load.bench.scale;

import dev.parley.client.ParleyException;
import dev.parley.load.Report;
import dev.parley.load.measure.Box;
import dev.parley.load.measure.Dialogues;
import dev.parley.load.measure.Fleet;
import dev.parley.load.measure.Processes;
import dev.parley.load.measure.Rooms;
import dev.parley.load.plot.Chart;
import dev.parley.load.plot.Chart.Line;
import dev.parley.load.plot.Chart.Point;
import dev.parley.protocol.account.MintedAccount;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code parley bench scale-out}: what becomes more as nodes become more, with the same work for each of them. */
@Command(
        name = "scale-out",
        mixinStandardHelpOptions = true,
        description = "Clusters of its own, one after the other; the same number of users and messages for each node.")
public final class ScaleOutCommand implements Callable<Integer> {
    private static final double REST_SECONDS = 10;
    private static final String PAIRS = "pairs";
    private static final String ROOMS = "rooms";

    @Option(
            names = "--nodes",
            paramLabel = "N",
            split = ",",
            defaultValue = "1,2,3,6",
            description = "clusters of so many; default ${DEFAULT-VALUE}")
    private List<Integer> sizes = List.of(1, 2, 3, 6);

    @Option(
            names = "--users",
            paramLabel = "N",
            defaultValue = "200",
            description = "for each node, a multiple of --members; default ${DEFAULT-VALUE}")
    private int users = 200;

    @Option(
            names = "--members",
            paramLabel = "N",
            defaultValue = "20",
            description = "of a room; default ${DEFAULT-VALUE}")
    private int members = 20;

    @Option(
            names = "--pair-rate",
            paramLabel = "RATE",
            defaultValue = "40",
            description = "messages a second between two, for each node; default ${DEFAULT-VALUE}")
    private double pairRate = 40;

    @Option(
            names = "--room-rate",
            paramLabel = "RATE",
            defaultValue = "10",
            description = "messages a second in rooms, for each node; default ${DEFAULT-VALUE}")
    private double roomRate = 10;

    @Mixin
    private ScaleOptions options = new ScaleOptions();

    /** What was seen of one cluster; memory in kilobytes. */
    private record Cluster(int nodes, Meter.Rest rest, Measured pairs, Measured rooms, long heap, long rss) {
        Map<String, Object> json() {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("nodes", nodes);
            row.put("pairs", pairs.json());
            row.put("rooms", rooms.json());
            row.put("heapMbPerNode", Report.rounded(heap / 1024.0 / nodes));
            row.put("rssMbPerNode", Report.rounded(rss / 1024.0 / nodes));
            row.put("atRest", rest);
            return row;
        }
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        System.out.println(Measured.HEAD);
        List<Cluster> clusters = new ArrayList<>();
        for (int size : sizes) {
            try (Site site = options.open(size, List.of())) {
                clusters.add(look(site));
            } catch (CompletionException e) {
                System.out.println(size + " nodes: " + ParleyException.of(e).getMessage());
            }
        }
        Report report = new Report("bench scale-out")
                .row("users of each node", "usersPerNode", users)
                .row("members of a room", "members", members)
                .row("nodes' options", "nodeOptions", String.join(" ", options.nodeOptions()))
                .value("clusters", clusters.stream().map(Cluster::json).toList());
        for (Cluster cluster : clusters) {
            report.note(
                    cluster.nodes() + " nodes",
                    String.format(
                            Locale.ROOT,
                            "%.0f MB heap, %.0f MB RSS each; at rest %.1f own and %.1f cluster messages/s, %.1f and %.1f KB/s, "
                                    + "%.2f cores in all",
                            cluster.heap() / 1024.0 / cluster.nodes(),
                            cluster.rss() / 1024.0 / cluster.nodes(),
                            cluster.rest().messages(),
                            cluster.rest().clusterMessages(),
                            cluster.rest().bytes() / 1024,
                            cluster.rest().clusterBytes() / 1024,
                            cluster.rest().cpu()));
        }
        Box.here("batch").into(report).print(System.out);
        options.draw(charts(clusters));
        return clusters.size() == sizes.size()
                        && clusters.stream()
                                .allMatch(cluster -> cluster.pairs().complaint().isEmpty()
                                        && cluster.rooms().complaint().isEmpty())
                ? 0
                : 1;
    }

    private Cluster look(Site site) throws InterruptedException {
        int nodes = site.size();
        int all = users * nodes;
        List<MintedAccount> accounts = site.accounts(all);
        Dialogues pairs = new Dialogues(site.meetings(accounts).pairs(all / 2));
        Rooms rooms = new Rooms(site.meetings(accounts).rooms(all / members, members), members, members);
        Processes processes = site.processes();
        try (Fleet fleet = new Fleet()) {
            fleet.connect(accounts, account -> site.nodes().get(Dialogues.node(account, nodes)));
            Meter meter = new Meter(site, fleet);
            // Faster than what is measured, because the nodes' code has to get warm in little time.
            meter.warmUp(pairs, 2 * pairRate * nodes, options.warmUp());
            meter.warmUp(rooms, 2 * roomRate * nodes, options.warmUp());
            Meter.Rest rest = meter.rest(REST_SECONDS);
            Measured ofPairs = meter.measure(nodes, PAIRS, pairs, pairRate * nodes, options.seconds());
            System.out.println(ofPairs.line());
            Measured ofRooms = meter.measure(nodes, ROOMS, rooms, roomRate * nodes, options.seconds());
            System.out.println(ofRooms.line());
            return new Cluster(nodes, rest, ofPairs, ofRooms, processes.nodeHeap(), processes.nodeRss());
        }
    }

    private static List<Chart> charts(List<Cluster> clusters) {
        return List.of(
                chart("deliveries/s", clusters, c -> c.pairs().deliveries(), c -> c.rooms()
                        .deliveries()),
                chart(
                        "CPU s of the nodes per 1,000 deliveries",
                        clusters,
                        c -> c.pairs().nodeCpu(),
                        c -> c.rooms().nodeCpu()),
                chart("remote messages per delivery", clusters, c -> c.pairs().remote(), c -> c.rooms()
                        .remote()),
                Chart.of("heap of a node, MB", "nodes", false, points(clusters, c -> c.heap() / 1024.0 / c.nodes())),
                Chart.of(
                        "messages/s between nodes, at rest, for each node",
                        "nodes",
                        false,
                        points(clusters, c -> (c.rest().messages() + c.rest().clusterMessages()) / c.nodes())),
                chart("delivery p50, ms", clusters, c -> c.pairs().p50(), c -> c.rooms()
                        .p50()));
    }

    private static Chart chart(
            String title,
            List<Cluster> clusters,
            ToDoubleFunction<Cluster> ofPairs,
            ToDoubleFunction<Cluster> ofRooms) {
        return new Chart(
                title,
                "nodes",
                false,
                List.of(new Line(PAIRS, points(clusters, ofPairs)), new Line(ROOMS, points(clusters, ofRooms))));
    }

    private static List<Point> points(List<Cluster> clusters, ToDoubleFunction<Cluster> value) {
        return clusters.stream()
                .map(cluster -> new Point(cluster.nodes(), value.applyAsDouble(cluster)))
                .toList();
    }
}
