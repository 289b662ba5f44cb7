package dev.parley.node.local;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.parley.node.local.network.Namespaces;
import dev.parley.node.local.network.NetworkPlan;
import dev.parley.persistence.embedded.EmbeddedCassandraSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bin/parley up}. */
@Command(name = "up", description = "Starts Cassandra and nodes on this machine, and stops them on Ctrl-C.")
final class UpCommand implements Callable<Integer> {
    private static final int MAX_NODES = 32;

    private enum Sync {
        batch,
        periodic
    }

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--nodes", paramLabel = "N", defaultValue = "3", description = "How many nodes. Default: 3")
    private int nodes;

    @Option(
            names = "--port",
            paramLabel = "P",
            defaultValue = "8080",
            description = "Where clients come in, on 127.0.0.1, 127.0.0.2 and so on. Default: 8080")
    private int port;

    @Option(
            names = "--sync",
            paramLabel = "MODE",
            description = "batch: accepted means on disk. periodic: a power cut may take the last 10 s. Default: batch")
    private @Nullable Sync sync;

    @Option(names = "--heap", paramLabel = "SIZE", description = "Largest heap of a node, as 512MiB.")
    private @Nullable String heap;

    @Option(
            names = "--namespaces",
            description = "Gives each node a network of its own, for 'partition' and 'heal'. Linux, as root.")
    private boolean namespaces;

    @Option(names = "--from", hidden = true, paramLabel = "DIR", description = "Nodes of another checkout.")
    private @Nullable Path from;

    @Option(names = "--home", hidden = true, defaultValue = "${sys:parley.home:-.}")
    private Path home = Path.of(".");

    @Override
    public Integer call() throws InterruptedException {
        if (nodes < 1 || nodes > MAX_NODES) {
            throw new LocalException("--nodes must be 1 to " + MAX_NODES);
        }
        if (port < 1 || port > 65_535) {
            throw new LocalException("--port must be 1 to 65535");
        }
        Progress progress = new Progress(System.out, System::nanoTime);
        try (RunDirectory directory = new RunDirectory(data.path());
                PortClaims claims = PortClaims.ofUser()) {
            directory.take();
            NetworkPlan network = namespaces ? claims.network() : null;
            try (Namespaces made = network == null ? null : Namespaces.make(network, nodes)) {
                run(directory, claims, network, made, progress);
            }
        }
        return 0;
    }

    private void run(
            RunDirectory directory,
            PortClaims claims,
            @Nullable NetworkPlan network,
            @Nullable Namespaces made,
            Progress progress)
            throws InterruptedException {
        Config config = options().withFallback(ConfigFactory.load());
        LocalSettings settings = LocalSettings.from(config);
        Ports ports = new Ports(settings.portTries(), claims);
        EmbeddedCassandraSettings cassandra = cassandra(config, settings, ports, directory, network);
        UpPlan plan = new UpPlan(
                cassandra.address() + ":" + cassandra.cqlPort(), nodePlans(settings, ports, network), network);
        if (!settings.clockLibrary().isEmpty()) {
            plan.nodes().forEach(node -> directory.setClock(node.name(), "+0"));
        }
        directory.writePlan(plan);
        progress.line("Starting Cassandra and " + nodes + (nodes == 1 ? " node" : " nodes") + " in " + directory.data()
                + "; logs are in " + directory.log(""));
        String classPath = from == null ? ClassPaths.own() : ClassPaths.of(from);
        Up up = new Up(plan, classPath, cassandra, settings, directory, progress);
        StopOnSignal signal = StopOnSignal.install(up);
        // The network goes while the process still waits for the signal's sake.
        try (made;
                directory) {
            up.run();
        } finally {
            signal.ended();
        }
    }

    private List<NodePlan> nodePlans(LocalSettings settings, Ports ports, @Nullable NetworkPlan network) {
        return network == null
                ? ports.nodes(nodes, port, settings.clusterPort(), settings.managementPort())
                : Ports.inNamespaces(network, nodes, port, settings.clusterPort(), settings.managementPort());
    }

    private Config options() {
        Map<String, Object> options = new HashMap<>();
        if (sync != null) {
            options.put("parley.cassandra.embedded.commit-log-sync", sync.name());
        }
        if (heap != null) {
            options.put("parley.local.node-heap", heap);
        }
        return ConfigFactory.parseMap(options, "options");
    }

    private EmbeddedCassandraSettings cassandra(
            Config config, LocalSettings settings, Ports ports, RunDirectory directory, @Nullable NetworkPlan network) {
        String address = network == null ? settings.cassandraAddress() : network.address();
        Config chosen = ConfigFactory.parseMap(Map.of(
                        "parley.cassandra.embedded.address",
                        address,
                        "parley.cassandra.embedded.cql-port",
                        ports.free(address, settings.cqlPort(), port),
                        "parley.cassandra.embedded.storage-port",
                        ports.free(address, settings.storagePort(), port)))
                .withFallback(config);
        return EmbeddedCassandraSettings.from(
                        chosen,
                        directory.data().resolve("cassandra"),
                        home.resolve("persistence/embedded-cassandra/target/lib"))
                .withLogFile(directory.log("cassandra.log"));
    }
}
