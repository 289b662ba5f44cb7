package dev.parley.load.bench;

import dev.parley.client.ClientRuntime;
import dev.parley.load.Report;
import dev.parley.load.measure.Climb;
import dev.parley.load.measure.Fleet;
import dev.parley.load.measure.Meetings;
import dev.parley.load.measure.Pairs;
import dev.parley.load.measure.Processes;
import dev.parley.load.measure.RunOptions;
import dev.parley.protocol.account.MintedAccount;
import dev.parley.protocol.conversation.ConversationId;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code parley bench pairs}: how many one-to-one messages a second are durable, delivered, and in time. */
@Command(
        name = "pairs",
        mixinStandardHelpOptions = true,
        description = "Pairs of users; one of each sends, the other receives, at a constant rate that climbs.")
final class PairsCommand implements Callable<Integer> {
    private static final double FIRST_RATE = 500;

    @Option(names = "--pairs", paramLabel = "N", defaultValue = "500", description = "default ${DEFAULT-VALUE}")
    private int pairs = 500;

    @Mixin
    private RunOptions options = new RunOptions();

    @Mixin
    private ClimbOptions climbing = new ClimbOptions();

    @Override
    public Integer call() {
        List<URI> nodes = options.nodes();
        Processes processes = options.processes();
        try (ClientRuntime runtime = new ClientRuntime(2, 1);
                Fleet fleet = new Fleet()) {
            List<MintedAccount> accounts = options.accounts(runtime, 2 * pairs);
            List<ConversationId> conversations = new Meetings(runtime, nodes, accounts).pairs(pairs);
            fleet.connect(accounts, nodes);
            Climb.Step best = new Climb(
                            fleet, new Pairs(conversations), climbing.terms(FIRST_RATE), processes, 1, System.out)
                    .climb();
            Report report = new Report("bench pairs")
                    .row("pairs", "pairs", pairs)
                    .row("payload bytes", "payloadBytes", climbing.payload())
                    .row("nodes", "nodes", nodes.size())
                    .row("delivery p99 limit, ms", "p99LimitMs", climbing.p99());
            Climb.into(report, best, processes);
            options.box().into(Budget.PAIRS.into(report)).print(System.out);
            return best.passed() ? 0 : 1;
        }
    }
}
