package dev.parley.load.stress;

import dev.parley.client.ClientRuntime;
import dev.parley.load.Report;
import dev.parley.load.measure.Meetings;
import dev.parley.load.measure.RunOptions;
import dev.parley.protocol.account.MintedAccount;
import dev.parley.protocol.conversation.ConversationId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code parley stress roll}: all nodes are replaced one by one while people talk, and nobody should notice. */
@Command(
        name = "roll",
        mixinStandardHelpOptions = true,
        description = "Replaces all nodes by 'parley roll' while clients talk.")
final class RollCommand implements Callable<Integer> {
    private static final int MEMBERS = 5;
    private static final long ROLL_MINUTES = 10;
    private static final double AWAY_SECONDS = 2;
    private static final double P99_MILLIS = 1000;

    @Option(names = "--clients", paramLabel = "N", defaultValue = "200", description = "default ${DEFAULT-VALUE}")
    private int clients = 200;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "60",
            description = "messages a second; default ${DEFAULT-VALUE}")
    private double rate = 60;

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "talk before the roll; default ${DEFAULT-VALUE}")
    private int warmUp = 30;

    @Mixin
    private RunOptions options = new RunOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<URI> nodes = options.nodes();
        int rooms = clients / MEMBERS;
        try (ClientRuntime runtime = new ClientRuntime(2, 2)) {
            List<MintedAccount> accounts = options.accounts(runtime, rooms * MEMBERS);
            List<ConversationId> conversations = new Meetings(runtime, nodes, accounts).rooms(rooms, MEMBERS);
            try (Chatter chatter = new Chatter(runtime, nodes, accounts, conversations, MEMBERS)) {
                chatter.talk(rate);
                TimeUnit.SECONDS.sleep(warmUp);
                chatter.measure();
                long start = System.nanoTime();
                int status = roll();
                double rolled = (System.nanoTime() - start) / 1e9;
                chatter.hush();
                Report report = new Report("stress roll")
                        .row("clients", "clients", rooms * MEMBERS)
                        .row("the roll took, s", "rollSeconds", Report.rounded(rolled))
                        .row("sent", "sent", chatter.sent())
                        .row("sends that failed", "failedSends", chatter.failedSends())
                        .row("sends without an answer", "unanswered", chatter.unanswered())
                        .row("REST calls", "calls", chatter.calls())
                        .row("REST calls that failed", "failedCalls", chatter.failedCalls())
                        .row("deliveries that did not come", "missing", chatter.missing())
                        .row("longest away, s", "longestAwaySeconds", Report.rounded(chatter.longestAway()))
                        .row("away, ms, p50 / p95 / p99 / p99.9", "awayMs", chatter.away())
                        .row("acceptance ms, p50 / p95 / p99 / p99.9", "acceptanceMs", chatter.acceptance())
                        .row("delivery ms, p50 / p95 / p99 / p99.9", "deliveryMs", chatter.delivery());
                report.note(
                        "deliveries that took more than 1 s, by when they were sent",
                        chatter.late().toString());
                chatter.failures().forEach(failure -> report.note("failed", failure));
                return new Promises()
                        .keep("all nodes were replaced", status == 0)
                        .keep("no error that a user sees", chatter.failedSends() == 0 && chatter.failedCalls() == 0)
                        .keep("nothing is missing", chatter.missing() == 0)
                        .keep("nobody is away for more than 2 s", chatter.longestAway() <= AWAY_SECONDS)
                        .keep("p99 of delivery within 1 s", chatter.delivery().millis(99) <= P99_MILLIS)
                        .tell(options.box().into(report));
            }
        }
    }

    private int roll() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("parley.home", "."), "bin", "parley").toString(),
                "roll",
                "--data",
                options.data().toString()));
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (!process.waitFor(ROLL_MINUTES, TimeUnit.MINUTES)) {
            process.destroy();
            return 1;
        }
        return process.exitValue();
    }
}
