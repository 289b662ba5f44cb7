package dev.parley.load.bench;

import dev.parley.client.ClientRuntime;
import dev.parley.load.Report;
import dev.parley.load.measure.Climb;
import dev.parley.load.measure.Fleet;
import dev.parley.load.measure.Meetings;
import dev.parley.load.measure.Processes;
import dev.parley.load.measure.Rooms;
import dev.parley.load.measure.RunOptions;
import dev.parley.protocol.account.MintedAccount;
import dev.parley.protocol.conversation.ConversationId;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code parley bench room}: a hot group, or the fan-out of large ones. */
@Command(
        name = "room",
        mixinStandardHelpOptions = true,
        description = "Groups in which some members send to all, at a constant rate that climbs.",
        footer = {
            "One hot room:  --rooms 1 --members 10 --senders 10 (the default)",
            "Fan-out:       --rooms 10 --members 100 --p99 50, or --rooms 1 --members 500 --p99 50",
            "Nodes allow a user 100 sends a second; for more than that, raise parley.rate-limits or take more senders."
        })
final class RoomCommand implements Callable<Integer> {
    @Option(names = "--rooms", paramLabel = "N", defaultValue = "1", description = "default ${DEFAULT-VALUE}")
    private int rooms = 1;

    @Option(
            names = "--members",
            paramLabel = "N",
            defaultValue = "10",
            description = "of each room; default ${DEFAULT-VALUE}")
    private int members = 10;

    @Option(
            names = "--senders",
            paramLabel = "N",
            defaultValue = "10",
            description = "of each room; default ${DEFAULT-VALUE}")
    private int senders = 10;

    @Mixin
    private RunOptions options = new RunOptions();

    @Mixin
    private ClimbOptions climbing = new ClimbOptions();

    @Override
    public Integer call() {
        List<URI> nodes = options.nodes();
        Processes processes = options.processes();
        int speaking = Math.min(senders, members);
        try (ClientRuntime runtime = new ClientRuntime(2, 1);
                Fleet fleet = new Fleet()) {
            List<MintedAccount> accounts = options.accounts(runtime, rooms * members);
            List<ConversationId> conversations = new Meetings(runtime, nodes, accounts).rooms(rooms, members);
            fleet.connect(accounts, nodes);
            double first = Math.max(1, 5_000.0 / members);
            Climb.Step best = new Climb(
                            fleet,
                            new Rooms(conversations, members, speaking),
                            climbing.terms(first),
                            processes,
                            1,
                            System.out)
                    .climb();
            Report report = new Report("bench room")
                    .row("rooms", "rooms", rooms)
                    .row("members of each", "groupSize", members)
                    .row("senders of each", "senders", speaking)
                    .row("payload bytes", "payloadBytes", climbing.payload())
                    .row("nodes", "nodes", nodes.size())
                    .row("delivery p99 limit, ms", "p99LimitMs", climbing.p99());
            Climb.into(report, best, processes);
            Budget budget = members > 50 ? Budget.FAN_OUT : Budget.HOT_ROOM;
            options.box().into(budget.into(report)).print(System.out);
            return best.passed() ? 0 : 1;
        }
    }
}
