package dev.parley.load.bench;

import dev.parley.client.ClientRuntime;
import dev.parley.load.Report;
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
    private BenchOptions options = new BenchOptions();

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

    /** Account {@code 2p} sends to {@code 2p + 1}; the pairs take turns. */
    private record Pairs(List<ConversationId> conversations) implements Traffic.Route {
        @Override
        public int sender(int number) {
            return 2 * (number % conversations.size());
        }

        @Override
        public ConversationId conversation(int number) {
            return conversations.get(number % conversations.size());
        }

        @Override
        public int receivers(int number) {
            return 1;
        }

        @Override
        public boolean counts(int number, int socket) {
            return socket == sender(number) + 1;
        }
    }
}
