package dev.parley.load.measure;

import dev.parley.client.ClientRuntime;
import dev.parley.load.Progress;
import dev.parley.load.Targets;
import dev.parley.load.mint.Mint;
import dev.parley.protocol.account.MintedAccount;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What all benchmarks are told. */
public final class RunOptions {
    private static final Duration VALID = Duration.ofDays(1);

    @Mixin
    private Targets targets = new Targets();

    @Option(
            names = "--durability",
            paramLabel = "MODE",
            description = "how Cassandra syncs its commit log, to be named in the result; default: as --data says")
    private @Nullable String durability;

    @Option(names = "--token", description = "an operator's access token, where the server is not in development mode")
    private @Nullable String token;

    public List<URI> nodes() {
        return targets.nodes();
    }

    /** The folder of the {@code parley up} that is meant. */
    public Path data() {
        return targets.data();
    }

    public Processes processes() {
        return Processes.of(targets.data());
    }

    /** The same for what is pointless without them. */
    public Processes localProcesses() {
        Processes processes = processes();
        if (processes.nodes() == 0) {
            throw new IllegalStateException("no pid files of nodes; name the --data directory of 'parley up'");
        }
        return processes;
    }

    /** What the nodes of that {@code parley up} ask of Cassandra. */
    public StoreReads storeReads() {
        return new StoreReads(targets.management());
    }

    public Box box() {
        return Box.here(durability == null ? Box.durabilityOf(targets.data()) : durability);
    }

    /** Fresh accounts, so that one run does not weigh on the next. */
    public List<MintedAccount> accounts(ClientRuntime runtime, int count) {
        try (Progress progress = new Progress("users", count)) {
            return Mint.through(runtime, nodes(), token, VALID).accounts(count, "bench", progress::at);
        }
    }
}
