package dev.parley.load.bench.peer;

import dev.parley.client.ClientRuntime;
import dev.parley.load.Progress;
import dev.parley.load.cluster.ClusterOptions;
import dev.parley.load.cluster.LocalCluster;
import dev.parley.load.measure.Box;
import dev.parley.load.measure.Fleet;
import dev.parley.load.measure.Meetings;
import dev.parley.load.measure.Pairs;
import dev.parley.load.measure.Processes;
import dev.parley.load.measure.Rooms;
import dev.parley.load.mint.Mint;
import dev.parley.protocol.account.MintedAccount;
import dev.parley.protocol.conversation.ConversationId;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Parley with its embedded Cassandra, by {@code bin/parley up}. */
final class ParleyContender implements Contender {
    private static final Duration VALID = Duration.ofDays(1);

    /** Both compilers: a short run pays for the second one, a long one, as this is, gains by it. */
    private static final List<String> NODE_OPTIONS = List.of("-XX:+TieredCompilation");

    private final LocalCluster cluster;
    private final ClientRuntime runtime = new ClientRuntime(2, 1);

    private ParleyContender(LocalCluster cluster) {
        this.cluster = cluster;
    }

    static ParleyContender start(Path directory, int nodes) throws InterruptedException {
        return new ParleyContender(LocalCluster.start(
                ClusterOptions.of(directory.resolve("parley"), nodes).withNodeOptions(NODE_OPTIONS)));
    }

    @Override
    public String name() {
        return "Parley";
    }

    @Override
    public String archive() {
        return "Cassandra, commitlog_sync " + Box.durabilityOf(cluster.options().data());
    }

    @Override
    public Processes processes() {
        return Processes.of(cluster.options().data());
    }

    @Override
    public Venue pairs(int pairs) {
        List<MintedAccount> accounts = accounts(2 * pairs);
        List<ConversationId> conversations = meetings(accounts).pairs(pairs);
        Fleet fleet = connect(accounts);
        return new Venue(fleet, new Pairs(conversations), fleet::close);
    }

    @Override
    public Venue rooms(int rooms, int members, int senders) {
        List<MintedAccount> accounts = accounts(rooms * members);
        List<ConversationId> conversations = meetings(accounts).rooms(rooms, members);
        Fleet fleet = connect(accounts);
        return new Venue(fleet, new Rooms(conversations, members, senders), fleet::close);
    }

    private List<MintedAccount> accounts(int count) {
        try (Progress progress = new Progress("users", count)) {
            return Mint.through(runtime, nodes(), null, VALID).accounts(count, "peer", progress::at);
        }
    }

    private Meetings meetings(List<MintedAccount> accounts) {
        return new Meetings(runtime, nodes(), accounts);
    }

    private Fleet connect(List<MintedAccount> accounts) {
        Fleet fleet = new Fleet();
        fleet.connect(accounts, nodes());
        return fleet;
    }

    private List<URI> nodes() {
        return cluster.direct();
    }

    @Override
    public void close() {
        runtime.close();
        cluster.close();
    }
}
