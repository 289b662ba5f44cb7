package dev.parley.load.bench.connections;

import dev.parley.client.ClientRuntime;
import dev.parley.load.Report;
import dev.parley.load.measure.Fleet;
import dev.parley.load.measure.Footprint;
import dev.parley.load.measure.Meetings;
import dev.parley.load.measure.MessageOptions;
import dev.parley.load.measure.Processes;
import dev.parley.load.measure.RunOptions;
import dev.parley.load.measure.Storm.Return;
import dev.parley.protocol.account.MintedAccount;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code parley bench connections}: many people who say little; what they cost, how soon they hear, how they come back. */
@Command(
        name = "connections",
        mixinStandardHelpOptions = true,
        description =
                "Pairs of people with a socket each who talk now and then; memory, latency, and the return of many.",
        footer = {
            "100,000 connections want six nodes with 'up --nodes 6 --heap 1536MiB', 20,000 open files for each process,",
            "and some minutes for the accounts, which --people keeps for the next time; fewer with --talking 0.1."
        })
public final class ConnectionsCommand implements Callable<Integer> {
    private static final double SETTLE_SECONDS = 5;

    @Option(names = "--connections", paramLabel = "N", defaultValue = "5000", description = "default ${DEFAULT-VALUE}")
    private int connections = 5_000;

    @Option(
            names = "--talking",
            paramLabel = "PART",
            defaultValue = "1",
            description = "of the pairs; the others are there and say nothing, and the rates are averages over all; "
                    + "default ${DEFAULT-VALUE}")
    private double talking = 1;

    @Option(
            names = "--per-process",
            paramLabel = "N",
            defaultValue = "15000",
            description = "sockets of one process of the generator at the most; default ${DEFAULT-VALUE}")
    private int perProcess = 15_000;

    @Option(
            names = "--at-a-time",
            paramLabel = "N",
            defaultValue = "" + Fleet.AT_A_TIME,
            description = "handshakes under way at a time; default ${DEFAULT-VALUE}")
    private int atATime = Fleet.AT_A_TIME;

    @Option(
            names = "--rate-per-connection",
            paramLabel = "RATE",
            split = ",",
            defaultValue = "0.05",
            description = "messages a second of each, one rate after the other; default ${DEFAULT-VALUE}")
    private List<Double> rates = List.of(0.05);

    @Option(names = "--seconds", defaultValue = "60", description = "at each rate; default ${DEFAULT-VALUE}")
    private double seconds = 60;

    @Option(
            names = "--warm-up",
            defaultValue = "20",
            description = "seconds at the first rate, not counted; default ${DEFAULT-VALUE}")
    private double warmUp = 20;

    @Option(
            names = "--drain",
            defaultValue = "10",
            description = "seconds to wait for the last answers; default ${DEFAULT-VALUE}")
    private double drain = 10;

    @Mixin
    private MessageOptions messages = new MessageOptions();

    @Option(
            names = "--drop",
            paramLabel = "N",
            defaultValue = "5000",
            description = "sockets that are dropped at once and come back at once, a half of all at the most; "
                    + "default ${DEFAULT-VALUE}")
    private int drop = 5_000;

    @Option(
            names = "--people",
            paramLabel = "FILE",
            description = "the accounts and conversations: made and written where there is no such file, else read")
    private @Nullable Path people;

    @Option(names = "--only-people", description = "make them, and no more")
    private boolean onlyPeople;

    @Mixin
    private RunOptions options = new RunOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<URI> nodes = options.nodes();
        Processes processes = options.localProcesses();
        Path file = people == null ? Files.createTempFile("parley-people-", ".csv") : people;
        try {
            if (people == null || Files.notExists(file)) {
                make(nodes, file);
            }
            return onlyPeople ? 0 : measure(nodes, processes, file);
        } finally {
            if (people == null) {
                Files.deleteIfExists(file);
            }
        }
    }

    private void make(List<URI> nodes, Path file) {
        int pairs = connections / 2;
        try (ClientRuntime runtime = new ClientRuntime(2, 1)) {
            long start = System.nanoTime();
            List<MintedAccount> accounts = options.accounts(runtime, 2 * pairs);
            long minted = System.nanoTime();
            int talks = Math.max(1, (int) (pairs * Math.min(1, talking)));
            new People(new Meetings(runtime, nodes, accounts).pairs(talks), accounts).write(file);
            System.out.printf(
                    "made %d accounts in %.1f s and %d conversations in %.1f s%n",
                    2 * pairs, (minted - start) / 1e9, talks, (System.nanoTime() - minted) / 1e9);
        }
    }

    private int measure(List<URI> nodes, Processes processes, Path file) throws InterruptedException {
        int payloadBytes = messages.payload();
        try (Crew crew = new Crew(file, connections / 2, perProcess, atATime, payloadBytes, nodes)) {
            int all = crew.connections();
            Footprint empty = Footprint.of(processes);
            Connected connected = crew.connect();
            double connectCpu = processes.nodeCpu() - empty.cpu();
            settle();
            double idleFrom = processes.nodeCpu();
            settle();
            double idleCpu = processes.nodeCpu() - idleFrom;
            Footprint idle = Footprint.of(processes);
            Report report = new Report("bench connections")
                    .row("connections", "connections", all)
                    .row("nodes", "nodes", nodes.size())
                    .row("processes of the generator", "generators", crew.size())
                    .row("sign-ins/s", "signInsPerSecond", Report.rounded(all / connected.seconds()))
                    .row("handshakes tried again", "connectRetries", connected.retries())
                    .row(
                            "nodes' CPU ms per connection made",
                            "cpuMsPerConnect",
                            Report.rounded(connectCpu * 1000 / all))
                    .row(
                            "nodes' CPU when idle, % of a core",
                            "idleCpuPercent", Report.rounded(idleCpu * 100 / SETTLE_SECONDS));
            idle.perConnection(report, empty, all);
            System.out.println("connected; " + report.json());
            RateTable table =
                    new RateTable(crew, processes, new RateTable.Terms(seconds, drain, messages.p99()), System.out);
            if (warmUp > 0 && !rates.isEmpty()) {
                crew.traffic(rates.get(0), warmUp, drain);
            }
            boolean whole = table.into(report.row("payload bytes", "payloadBytes", payloadBytes), rates);
            Footprint busy = Footprint.of(processes);
            report.row(
                            "heap per connection with what was said, KB",
                            "heapKbPerConnectionAfter",
                            Report.rounded((busy.heap() - empty.heap()) / (double) all))
                    .row("nodes' RSS, MB", "nodeRssMb", busy.rss() / 1024);
            boolean returned = drop == 0 || storm(crew, report);
            options.box().into(report).print(System.out);
            return whole && returned ? 0 : 1;
        }
    }

    private boolean storm(Crew crew, Report report) {
        crew.breakOut(Math.min(drop, connections / 2));
        Return back = crew.comeBack();
        report.row("dropped at once", "dropped", back.dropped())
                .row("all back, s", "backSeconds", Report.rounded(back.backSeconds()))
                .row("all caught up, s", "caughtUpSeconds", Report.rounded(back.caughtUpSeconds()))
                .row("not back", "notBack", back.notBack())
                .row("missed something", "missed", back.missed())
                .row("handshakes tried again", "retries", back.retries());
        return back.notBack() == 0 && back.missed() == 0;
    }

    private static void settle() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep((long) (SETTLE_SECONDS * 1000));
    }
}
