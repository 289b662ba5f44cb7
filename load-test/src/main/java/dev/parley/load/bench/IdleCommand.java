package dev.parley.load.bench;

import dev.parley.client.ClientRuntime;
import dev.parley.load.Report;
import dev.parley.load.measure.Fleet;
import dev.parley.load.measure.Footprint;
import dev.parley.load.measure.Processes;
import dev.parley.load.measure.RunOptions;
import dev.parley.protocol.account.MintedAccount;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code parley bench idle}: what a connection costs that says nothing. */
@Command(
        name = "idle",
        mixinStandardHelpOptions = true,
        description = "Authenticated connections that do nothing; the nodes' memory before and after.")
final class IdleCommand implements Callable<Integer> {
    private static final double SETTLE_SECONDS = 5;

    @Option(names = "--connections", paramLabel = "N", defaultValue = "5000", description = "default ${DEFAULT-VALUE}")
    private int connections = 5_000;

    @Option(
            names = "--hold",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "to look at the CPU of doing nothing; default ${DEFAULT-VALUE}")
    private double hold = 10;

    @Mixin
    private RunOptions options = new RunOptions();

    @Override
    public Integer call() {
        List<URI> nodes = options.nodes();
        Processes processes = options.localProcesses();
        try (ClientRuntime runtime = new ClientRuntime(2, 1);
                Fleet fleet = new Fleet()) {
            List<MintedAccount> accounts = options.accounts(runtime, connections);
            fleet.idle(SETTLE_SECONDS);
            Footprint empty = Footprint.of(processes);
            double seconds = fleet.connect(accounts, nodes);
            double connectCpu = processes.nodeCpu() - empty.cpu();
            fleet.idle(SETTLE_SECONDS);
            Footprint full = Footprint.of(processes);
            double idleBefore = processes.nodeCpu();
            fleet.idle(hold);
            double idleCpu = processes.nodeCpu() - idleBefore;
            Report report = new Report("bench idle")
                    .row("connections", "connections", connections)
                    .row("nodes", "nodes", nodes.size())
                    .row("connections lost", "lost", fleet.lost())
                    .row("sign-ins/s", "signInsPerSecond", Report.rounded(connections / seconds))
                    .row(
                            "nodes' CPU ms per connection made",
                            "cpuMsPerConnect",
                            Report.rounded(connectCpu * 1000 / connections));
            full.perConnection(report, empty, connections)
                    .row("nodes' CPU when idle, % of a core", "idleCpuPercent", Report.rounded(idleCpu * 100 / hold))
                    .row("nodes' RSS, MB", "nodeRssMb", processes.nodeRss() / 1024);
            options.box().into(Budget.IDLE.into(report)).print(System.out);
            return fleet.lost() == 0 ? 0 : 1;
        }
    }
}
