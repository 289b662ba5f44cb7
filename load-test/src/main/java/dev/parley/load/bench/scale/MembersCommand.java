package dev.parley.load.bench.scale;

import dev.parley.load.Report;
import dev.parley.load.measure.Box;
import dev.parley.load.measure.Fleet;
import dev.parley.load.measure.Rooms;
import dev.parley.load.plot.Chart;
import dev.parley.load.plot.Chart.Point;
import dev.parley.protocol.account.MintedAccount;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code parley bench growth members}: the same users, in fewer and larger groups, with the same deliveries a second. */
@Command(
        name = "members",
        mixinStandardHelpOptions = true,
        description = "The same users in fewer and larger groups, with the same deliveries a second.")
final class MembersCommand implements Callable<Integer> {
    private static final double REST_SECONDS = 10;
    private static final int SENDERS = 10;

    @Option(names = "--nodes", paramLabel = "N", defaultValue = "3", description = "default ${DEFAULT-VALUE}")
    private int nodes = 3;

    @Option(
            names = "--members",
            paramLabel = "N",
            split = ",",
            defaultValue = "10,100,1000",
            description = "groups of so many, each dividing the last; default ${DEFAULT-VALUE}")
    private List<Integer> sizes = List.of(10, 100, 1000);

    @Option(
            names = "--deliveries",
            paramLabel = "RATE",
            defaultValue = "2000",
            description = "a second, in all; default ${DEFAULT-VALUE}")
    private double deliveries = 2_000;

    @Mixin
    private ScaleOptions options = new ScaleOptions();

    @Override
    public Integer call() throws InterruptedException, IOException {
        System.out.println(Measured.HEAD);
        List<Measured> all = new ArrayList<>();
        try (Site site = options.open(nodes, List.of());
                Fleet fleet = new Fleet()) {
            int users = sizes.get(sizes.size() - 1);
            List<MintedAccount> accounts = site.accounts(users);
            List<Rooms> rooms = new ArrayList<>();
            for (int size : sizes) {
                rooms.add(new Rooms(site.meetings(accounts).rooms(users / size, size), size, Math.min(size, SENDERS)));
            }
            fleet.connect(accounts, site.nodes());
            Meter meter = new Meter(site, fleet);
            for (Rooms of : rooms) {
                meter.warmUp(of, rate(of.members()), options.warmUp());
            }
            meter.rest(REST_SECONDS);
            for (Rooms of : rooms) {
                Measured measured = meter.measure(of.members(), "rooms", of, rate(of.members()), options.seconds());
                all.add(measured);
                System.out.println(measured.line());
            }
        }
        Report report = new Report("bench growth members")
                .row("nodes", "nodes", nodes)
                .row("nodes' options", "nodeOptions", String.join(" ", options.nodeOptions()))
                .value("groups", all.stream().map(Measured::json).toList());
        Box.here("batch").into(report).print(System.out);
        options.draw(List.of(
                chart("CPU s of the nodes per 1,000 deliveries", all, Measured::nodeCpu),
                chart("CPU ms of the nodes per message", all, Measured::nodeCpuPerMessage),
                chart("remote messages per delivery", all, Measured::remote)));
        return all.stream().allMatch(one -> one.complaint().isEmpty()) ? 0 : 1;
    }

    private double rate(int members) {
        return deliveries / (members - 1);
    }

    private static Chart chart(String title, List<Measured> all, ToDoubleFunction<Measured> value) {
        return Chart.of(
                title,
                "members",
                true,
                all.stream()
                        .map(one -> new Point(one.step(), value.applyAsDouble(one)))
                        .toList());
    }
}
