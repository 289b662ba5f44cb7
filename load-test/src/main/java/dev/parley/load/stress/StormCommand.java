package dev.parley.load.stress;

import dev.parley.client.ClientRuntime;
import dev.parley.client.ParleyClient;
import dev.parley.client.account.Credentials;
import dev.parley.load.Report;
import dev.parley.load.Targets;
import dev.parley.load.measure.Meetings;
import dev.parley.load.measure.RunOptions;
import dev.parley.load.measure.StoreReads;
import dev.parley.protocol.account.MintedAccount;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.SendMessage;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code parley stress storm}: everybody is dropped at once, and everybody comes back for what was said meanwhile. */
@Command(name = "storm", mixinStandardHelpOptions = true, description = "Drops all clients at once; all come back.")
final class StormCommand implements Callable<Integer> {
    private static final double PATIENCE_SECONDS = 60;

    @Option(names = "--connections", paramLabel = "N", defaultValue = "5000", description = "default ${DEFAULT-VALUE}")
    private int connections = 5000;

    @Option(
            names = "--members",
            paramLabel = "N",
            defaultValue = "50",
            description = "of a room; default ${DEFAULT-VALUE}")
    private int members = 50;

    @Mixin
    private RunOptions options = new RunOptions();

    @Override
    public Integer call() {
        List<URI> nodes = options.nodes();
        StoreReads store = options.storeReads();
        int rooms = Math.max(1, connections / members);
        int people = rooms * members;
        try (ClientRuntime runtime = new ClientRuntime(2, 1)) {
            List<MintedAccount> accounts = options.accounts(runtime, people);
            List<ConversationId> conversations = new Meetings(runtime, nodes, accounts).rooms(rooms, members);
            try (Crowd crowd = new Crowd(accounts, nodes, conversations, members)) {
                double first = crowd.connect(PATIENCE_SECONDS * 3);
                say(runtime, nodes, accounts, conversations, "before");
                crowd.await(crowd::allHeard, PATIENCE_SECONDS);
                crowd.dropAll();
                say(runtime, nodes, accounts, conversations, "while-away");
                StoreReads.Look before = store.look();
                long start = System.nanoTime();
                double back = crowd.connect(PATIENCE_SECONDS);
                crowd.await(crowd::allResumed, PATIENCE_SECONDS - back);
                double caughtUp = (System.nanoTime() - start) / 1e9;
                StoreReads.Look asked = store.look().since(before);
                Report report = new Report("stress storm")
                        .row("connections", "connections", people)
                        .row("first connect, s", "connectSeconds", Report.rounded(first))
                        .row("all back, s", "backSeconds", Report.rounded(back))
                        .row("all caught up, s", "caughtUpSeconds", Report.rounded(caughtUp))
                        .row("not back", "notBack", people - crowd.welcomed())
                        .row("missed something", "missed", crowd.missed())
                        .row("handshakes tried again", "retries", crowd.retries())
                        .row("reads of Cassandra meanwhile", "storeReads", asked.reads());
                return new Promises()
                        .keep("everybody is back", crowd.welcomed() == people)
                        .keep("nobody missed anything", crowd.missed() == 0)
                        .keep("nothing was read that is in memory", asked.allReads() == 0)
                        .tell(options.box().into(report));
            }
        }
    }

    private static void say(
            ClientRuntime runtime,
            List<URI> nodes,
            List<MintedAccount> accounts,
            List<ConversationId> rooms,
            String text) {
        int members = accounts.size() / rooms.size();
        CompletableFuture.allOf(IntStream.range(0, rooms.size())
                        .mapToObj(room -> ParleyClient.of(
                                        Targets.settings(runtime, Targets.from(nodes, room))
                                                .build(),
                                        new Credentials.AccessToken(
                                                accounts.get(room * members).accessToken()))
                                .conversations()
                                .post(
                                        rooms.get(room),
                                        new SendMessage(new ClientMessageId(text), null, text, null, null, null)))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
    }
}
