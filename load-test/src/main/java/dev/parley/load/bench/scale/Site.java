package dev.parley.load.bench.scale;

import dev.parley.client.ClientRuntime;
import dev.parley.load.cluster.ClusterOptions;
import dev.parley.load.cluster.LocalCluster;
import dev.parley.load.measure.Meetings;
import dev.parley.load.measure.Metrics;
import dev.parley.load.measure.Processes;
import dev.parley.load.mint.Mint;
import dev.parley.protocol.account.MintedAccount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A cluster that is there for one benchmark, in a directory that is empty before and after. */
final class Site implements AutoCloseable {
    private static final Duration VALID = Duration.ofHours(6);

    private final LocalCluster cluster;
    private final Path data;
    private final ClientRuntime runtime = new ClientRuntime(2, 1);
    private boolean stopped;

    private Site(LocalCluster cluster, Path data) {
        this.cluster = cluster;
        this.data = data;
    }

    /** {@code nodeOptions}: of the nodes' JVMs. */
    static Site open(Path data, int nodes, List<String> nodeOptions) throws InterruptedException {
        clear(data);
        ClusterOptions options = ClusterOptions.of(data, nodes).withNodeOptions(nodeOptions);
        return new Site(LocalCluster.start(options), data);
    }

    List<URI> nodes() {
        return cluster.direct();
    }

    int size() {
        return cluster.size();
    }

    Path data() {
        return data;
    }

    ClientRuntime runtime() {
        return runtime;
    }

    Processes processes() {
        return Processes.of(data);
    }

    Metrics metrics() throws InterruptedException {
        return Metrics.of(cluster.management());
    }

    List<MintedAccount> accounts(int count) {
        return Mint.through(runtime, nodes(), null, VALID).accounts(count, "scale", done -> {});
    }

    Meetings meetings(List<MintedAccount> accounts) {
        return new Meetings(runtime, nodes(), accounts);
    }

    /** Stops it; answers the bytes that Cassandra keeps of Parley, all of it written out. */
    long stop() {
        if (!stopped) {
            stopped = true;
            runtime.close();
            cluster.close();
        }
        Path store = data.resolve("cassandra");
        try (Stream<Path> all = Files.walk(store)) {
            return all.filter(file -> Files.isRegularFile(file) && isParleys(store.relativize(file)))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
        clear(data);
    }

    /** Whether a file is below a folder of one of Parley's keyspaces. */
    private static boolean isParleys(Path file) {
        return StreamSupport.stream(file.spliterator(), false)
                .anyMatch(part -> part.toString().startsWith("parley"));
    }

    private static void clear(Path directory) {
        if (Files.exists(directory)) {
            try (Stream<Path> all = Files.walk(directory)) {
                for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
