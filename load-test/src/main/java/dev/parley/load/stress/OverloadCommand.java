package dev.parley.load.stress;

import dev.parley.client.ClientRuntime;
import dev.parley.load.Report;
import dev.parley.load.measure.Climb;
import dev.parley.load.measure.Fleet;
import dev.parley.load.measure.Meetings;
import dev.parley.load.measure.Pairs;
import dev.parley.load.measure.Processes;
import dev.parley.load.measure.RunOptions;
import dev.parley.load.measure.Schedule;
import dev.parley.load.measure.Traffic;
import dev.parley.protocol.account.MintedAccount;
import dev.parley.protocol.conversation.ConversationId;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code parley stress overload}: three times as much as the server can do. */
@Command(
        name = "overload",
        mixinStandardHelpOptions = true,
        description =
                "Sends several times the maximum rate; what is accepted is kept, the rest is refused with a time.")
final class OverloadCommand implements Callable<Integer> {
    private static final int RUNS = 0x0E000000;
    private static final int PAYLOAD = 150;
    private static final double DRAIN_SECONDS = 20;
    private static final double RECOVERY_SECONDS = 10;
    private static final double HEAP_GROWTH = 0.35;
    private static final long HEAP_SLACK_KB = 48 * 1024;

    @Option(names = "--pairs", paramLabel = "N", defaultValue = "300", description = "default ${DEFAULT-VALUE}")
    private int pairs = 300;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "120", description = "default ${DEFAULT-VALUE}")
    private double seconds = 120;

    @Option(names = "--times", paramLabel = "X", defaultValue = "3", description = "default ${DEFAULT-VALUE}")
    private double times = 3;

    @Option(names = "--rate", paramLabel = "N", defaultValue = "0", description = "the maximum, if it is known already")
    private double known = 0;

    @Option(
            names = "--recovery",
            paramLabel = "MS",
            defaultValue = "500",
            description = "p99 of delivery at half the maximum, right afterwards; default ${DEFAULT-VALUE}")
    private double recovery = 500;

    @Mixin
    private RunOptions options = new RunOptions();

    @Override
    public Integer call() {
        List<URI> nodes = options.nodes();
        Processes processes = options.processes();
        try (ClientRuntime runtime = new ClientRuntime(2, 1);
                Fleet fleet = new Fleet()) {
            List<MintedAccount> accounts = options.accounts(runtime, 2 * pairs);
            List<ConversationId> conversations = new Meetings(runtime, nodes, accounts).pairs(pairs);
            fleet.connect(accounts, nodes);
            Pairs route = new Pairs(conversations);
            double maximum = known > 0 ? known : maximum(fleet, route, processes);
            long heapBefore = processes.nodeHeap();
            Flood flood = new Flood(
                    fleet,
                    route,
                    RUNS + 0xFFFF,
                    PAYLOAD,
                    Schedule.of(System.nanoTime() + 200_000_000, maximum * times, seconds));
            flood.go(DRAIN_SECONDS);
            Traffic after = new Traffic(
                    fleet,
                    route,
                    RUNS + 0xFFFFF,
                    PAYLOAD,
                    Schedule.of(System.nanoTime() + 1_000_000_000, maximum / 2, RECOVERY_SECONDS));
            after.go(DRAIN_SECONDS);
            long heapAfter = processes.nodeHeap();
            AcceptedCheck check = new AcceptedCheck(runtime, nodes, accounts, conversations);
            check.hold(flood);
            Report report = new Report("stress overload")
                    .row("maximum, sends/s", "maximumPerSecond", Report.rounded(maximum))
                    .row("offered, sends/s", "offeredPerSecond", Report.rounded(maximum * times))
                    .row("offered", "offered", flood.count())
                    .row("accepted", "accepted", flood.accepted())
                    .row("accepted/s", "acceptedPerSecond", Report.rounded(flood.accepted() / seconds))
                    .row("refused 4029", "rateLimited", flood.rateLimited())
                    .row("refused 5003", "unavailable", flood.unavailable())
                    .row("refused without a time", "refusedWithoutTime", flood.refusedWithoutTime())
                    .row("not answered", "unanswered", flood.unanswered())
                    .row("acceptance ms, p50 / p95 / p99 / p99.9", "acceptanceMs", flood.acceptance())
                    .row("refusal ms, p50 / p95 / p99 / p99.9", "refusalMs", flood.refusals())
                    .row("accepted, not in history", "lost", check.lost())
                    .row("in history twice", "doubled", check.doubled())
                    .row("sockets lost", "socketsLost", fleet.lost())
                    .row("nodes' heap after GC before, MB", "heapBeforeMb", heapBefore / 1024)
                    .row("nodes' heap after GC afterwards, MB", "heapAfterMb", heapAfter / 1024)
                    .row("afterwards, at half the maximum, delivery ms", "afterwardsMs", after.delivery())
                    .row("afterwards, errors", "afterwardsErrors", after.errorCount());
            return new Promises()
                    .keep("what was accepted is in history, once", check.lost() == 0 && check.doubled() == 0)
                    .keep("everything was answered", flood.unanswered() == 0 && fleet.lost() == 0)
                    .keep("refusals say when to come back", flood.refusedWithoutTime() == 0)
                    .keep("memory is bounded", heapAfter <= heapBefore * (1 + HEAP_GROWTH) + HEAP_SLACK_KB)
                    .keep(
                            "recovery is immediate",
                            after.complete()
                                    && after.errorCount() == 0
                                    && after.delivery().millis(99) <= recovery)
                    .tell(options.box().into(report));
        }
    }

    private static double maximum(Fleet fleet, Pairs route, Processes processes) {
        Climb.Terms terms = new Climb.Terms(300, 50_000, 5, 4, 5, 300, PAYLOAD);
        return new Climb(fleet, route, terms, processes, RUNS, System.out)
                .climb()
                .rate();
    }
}
