package dev.parley.load.cluster;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A {@code bin/parley up} of its own, with a {@link Proxy} in front of each node, and what can be done to it. Nodes are
 * counted from 1. It stops everything that it has started. The methods block; one thread uses it at a time.
 */
public final class LocalCluster implements AutoCloseable {
    private static final Duration COMMAND = Duration.ofMinutes(6);
    private static final Duration PROBE = Duration.ofSeconds(2);
    private static final long PAUSE_MILLIS = 200;
    private static final int OK = 200;

    private final ClusterOptions options;
    private final UpProcess up;
    private final RunFiles files;
    private final Optional<Proxy> store;
    private final List<Proxy> doors = new ArrayList<>();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PROBE).build();

    private LocalCluster(ClusterOptions options, UpProcess up, Optional<Proxy> store) {
        this.options = options;
        this.up = up;
        this.store = store;
        this.files = up.files();
    }

    /** Starts it, and waits until all nodes are ready. */
    public static LocalCluster start(ClusterOptions options) throws InterruptedException {
        UpProcess up = UpProcess.start(options);
        LocalCluster cluster = null;
        try {
            Optional<Proxy> store = up.openStoreProxy();
            cluster = new LocalCluster(options, up, store);
            up.awaitUp();
            for (URI node : cluster.direct()) {
                InetSocketAddress target = new InetSocketAddress(node.getHost(), node.getPort());
                cluster.doors.add(Proxy.open("127.0.0.1", 0, () -> target));
            }
            return cluster;
        } catch (RuntimeException | InterruptedException e) {
            if (cluster == null) {
                up.close();
            } else {
                cluster.close();
            }
            throw e;
        }
    }

    public ClusterOptions options() {
        return options;
    }

    /** How many nodes it has, dead ones included. */
    public int size() {
        return options.nodes();
    }

    /** Where clients connect: through a proxy of each node. */
    public List<URI> nodes() {
        return doors.stream()
                .map(door -> URI.create("http://127.0.0.1:" + door.port()))
                .toList();
    }

    /** The nodes themselves. */
    public List<URI> direct() {
        return files.nodes();
    }

    /** Their management ports, which are not for clients. */
    public List<URI> management() {
        return files.management();
    }

    public Path log(int node) {
        return options.data().resolve("log").resolve(name(node) + ".log");
    }

    public boolean isAlive(int node) {
        return files.process(name(node)).isPresent();
    }

    /** The process of a node. */
    public Optional<ProcessHandle> process(int node) {
        return files.process(name(node));
    }

    public Optional<ProcessHandle> cassandra() {
        return files.process("cassandra");
    }

    /** SIGKILL; answers when it is gone. */
    public void kill(int node) {
        process(node).ifPresent(LocalCluster::kill);
    }

    public void killCassandra() {
        cassandra().ifPresent(LocalCluster::kill);
    }

    /** SIGSTOP: the process stands still, and its sockets stay open. */
    public void pause(int node) {
        process(node).ifPresent(process -> Signal.STOP.send(process));
    }

    /** SIGCONT. */
    public void resume(int node) {
        process(node).ifPresent(process -> Signal.CONT.send(process));
    }

    /** The wall clock of a node says so many seconds more or less, as {@code +3600}; its timers go on as they did. */
    public void setClock(int node, String seconds) {
        files.setClock(name(node), seconds);
    }

    /** Takes all the room that is left on the cluster's disk. */
    public void fillDisk() {
        up.disk().fill();
    }

    public void freeDisk() {
        up.disk().free();
    }

    /** The proxy before Cassandra. */
    public Proxy store() {
        return store.orElseThrow(() -> new IllegalStateException("this cluster has no proxy before Cassandra"));
    }

    /** Resets about this share of the clients' connections; answers how many. */
    public int cut(RandomGenerator random, double share) {
        return doors.stream().mapToInt(door -> door.cut(random, share)).sum();
    }

    /** {@code bin/parley} with these words, on this cluster; answers what it said, and throws when it failed. */
    public String parley(String... words) throws InterruptedException {
        return up.command().run(COMMAND, List.of(words));
    }

    /** Starts what is dead, and waits until every node is ready. Throws after {@code timeout}, with who is not. */
    public void awaitAllReady(Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        Map<Integer, Integer> refused = new HashMap<>();
        while (true) {
            List<Integer> missing = IntStream.rangeClosed(1, size())
                    .filter(node -> !isReady(node))
                    .boxed()
                    .toList();
            if (missing.isEmpty()) {
                return;
            }
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("not ready after " + timeout.toSeconds() + " s: nodes " + missing
                        + "; start was refused so often: " + refused);
            }
            for (int node : missing) {
                if (!isAlive(node)) {
                    files.requestStart(name(node));
                    refused.merge(node, 1, Integer::sum);
                }
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    public boolean isReady(int node) {
        HttpRequest request = HttpRequest.newBuilder(direct().get(node - 1).resolve("/health/ready"))
                .timeout(PROBE)
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException notNow) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        doors.forEach(Proxy::close);
        try {
            up.close();
        } finally {
            store.ifPresent(Proxy::close);
        }
    }

    private static String name(int node) {
        return "node-" + node;
    }

    private static void kill(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().join();
    }
}
