package dev.parley.load.profile;

import dev.parley.client.ClientRuntime;
import dev.parley.load.Report;
import dev.parley.load.measure.Fleet;
import dev.parley.load.measure.Meetings;
import dev.parley.load.measure.Pairs;
import dev.parley.load.measure.Processes;
import dev.parley.load.measure.Rooms;
import dev.parley.load.measure.RunOptions;
import dev.parley.load.measure.Schedule;
import dev.parley.load.measure.Traffic;
import dev.parley.protocol.account.MintedAccount;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code parley bench profile}: CPU per accepted message by the stages of its path. */
@Command(
        name = "profile",
        mixinStandardHelpOptions = true,
        description = "CPU of nodes and Cassandra per accepted message, by stage, at a constant rate.")
public final class ProfileCommand implements Callable<Integer> {
    private static final int PAYLOAD = 150;
    private static final double DRAIN_SECONDS = 10;
    private static final long RAMP_NANOS = 200_000_000;
    private static final Duration SPARE = Duration.ofMinutes(2);
    private static final String WORK = "work";

    @Option(names = "--rate", defaultValue = "500", description = "sends a second; default ${DEFAULT-VALUE}")
    private double rate = 500;

    @Option(names = "--warm-up", defaultValue = "90", description = "seconds before; default ${DEFAULT-VALUE}")
    private double warmUp = 90;

    @Option(names = "--seconds", defaultValue = "30", description = "that are profiled; default ${DEFAULT-VALUE}")
    private double seconds = 30;

    @Option(names = "--pairs", paramLabel = "N", defaultValue = "500", description = "default ${DEFAULT-VALUE}")
    private int pairs = 500;

    @Option(
            names = "--room",
            paramLabel = "N",
            description = "one hot group of N members, all of whom send, instead of pairs")
    private int room;

    @Mixin
    private RunOptions options = new RunOptions();

    @Override
    public Integer call() {
        List<URI> nodes = options.nodes();
        Processes processes = options.localProcesses();
        try (ClientRuntime runtime = new ClientRuntime(2, 1);
                Fleet fleet = new Fleet()) {
            List<MintedAccount> accounts = options.accounts(runtime, room > 0 ? room : 2 * pairs);
            Meetings meetings = new Meetings(runtime, nodes, accounts);
            Traffic.Route route =
                    room > 0 ? new Rooms(meetings.rooms(1, room), room, room) : new Pairs(meetings.pairs(pairs));
            fleet.connect(accounts, nodes);
            return profile(fleet, route, processes);
        }
    }

    private Traffic traffic(Fleet fleet, Traffic.Route route, int run, double lasting) {
        return new Traffic(fleet, route, run, PAYLOAD, Schedule.of(System.nanoTime() + RAMP_NANOS, rate, lasting));
    }

    private int profile(Fleet fleet, Traffic.Route route, Processes processes) {
        List<FlightRecording> recordings = new ArrayList<>();
        Duration longest = SPARE.plusSeconds((long) (warmUp + seconds));
        try {
            processes.nodePids().forEach(pid -> recordings.add(FlightRecording.begin(pid, longest)));
            traffic(fleet, route, 1, warmUp).go(DRAIN_SECONDS);
            Instant warm = Instant.now();
            ThreadCpu nodesBefore = cpu(processes.nodePids());
            ThreadCpu storeBefore = cpu(processes.storePids());
            Traffic traffic = traffic(fleet, route, 2, seconds);
            traffic.go(DRAIN_SECONDS);
            ThreadCpu node = cpu(processes.nodePids()).since(nodesBefore);
            ThreadCpu store = cpu(processes.storePids()).since(storeBefore);
            Map<Stage, Integer> samples = new EnumMap<>(Stage.class);
            recordings.forEach(recording ->
                    recording.end(warm).forEach((stage, count) -> samples.merge(stage, count, Integer::sum)));
            report(traffic, node, store, samples).print(System.out);
            return traffic.complete() ? 0 : 1;
        } finally {
            recordings.forEach(FlightRecording::close);
        }
    }

    private static ThreadCpu cpu(List<Long> pids) {
        return pids.stream().map(ThreadCpu::of).reduce(new ThreadCpu(Map.of()), ThreadCpu::and);
    }

    private Report report(Traffic traffic, ThreadCpu node, ThreadCpu store, Map<Stage, Integer> samples) {
        Report report = new Report("bench profile")
                .row("sends/s", "sendsPerSecond", rate)
                .row("accepted", "accepted", traffic.acknowledged())
                .row("delivered", "delivered", traffic.deliveries())
                .row("nodes", "nodes", options.nodes().size())
                .row("delivery ms, p50 / p95 / p99 / p99.9", "deliveryMs", traffic.delivery());
        report.note("", "CPU, microseconds for each accepted message");
        double perSecond = 1e6 / Math.max(1, traffic.acknowledged());
        double work = node.seconds().getOrDefault(WORK, 0.0);
        int all = Math.max(
                1, samples.values().stream().mapToInt(Integer::intValue).sum());
        samples.forEach((stage, count) -> report.row(
                "node, " + stage.label(),
                "node" + stage.name().charAt(0) + stage.name().substring(1).toLowerCase(Locale.ROOT),
                Report.rounded(work * count / all * perSecond)));
        node.seconds().forEach((kind, used) -> {
            if (!kind.equals(WORK)) {
                report.row("node, " + kind, "node " + kind, Report.rounded(used * perSecond));
            }
        });
        store.seconds()
                .forEach((kind, used) ->
                        report.row("Cassandra, " + kind, "cassandra " + kind, Report.rounded(used * perSecond)));
        return options.box().into(report);
    }
}
