package dev.parley.load.cluster;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The {@code bin/parley up} of a cluster under test, as a child of this process, on ports that are free. */
final class UpProcess implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(6);
    private static final Duration STOP = Duration.ofMinutes(2);
    private static final long PAUSE_MILLIS = 200;
    private static final String UP = "Parley is up.";

    private final ClusterOptions options;
    private final ParleyCommand command;
    private final RunFiles files;
    private final Path output;
    private final Process process;
    private final int storePort;
    private final Optional<SmallDisk> disk;

    private UpProcess(
            ClusterOptions options,
            Optional<SmallDisk> disk,
            ParleyCommand command,
            Path output,
            Process process,
            int storePort) {
        this.options = options;
        this.disk = disk;
        this.command = command;
        this.files = new RunFiles(options.data());
        this.output = output;
        this.process = process;
        this.storePort = storePort;
    }

    static UpProcess start(ClusterOptions options) {
        FreePorts free = new FreePorts(options.nodes());
        int storePort = free.next();
        Map<String, String> keys = new HashMap<>();
        for (String key : List.of(
                "parley.local.cluster-port",
                "parley.local.management-port",
                "parley.cassandra.embedded.cql-port",
                "parley.cassandra.embedded.storage-port")) {
            keys.put(key, Integer.toString(free.next()));
        }
        if (options.storeProxied()) {
            keys.put("parley.local.cassandra-through-port", Integer.toString(storePort));
        }
        if (options.clocks()) {
            Path library = ClockLibrary.find().orElseThrow(() -> new IllegalStateException("no libfaketime is here"));
            keys.put("parley.local.clock-library", library.toString());
        }
        keys.putAll(options.settings());
        String javaOptions = keys.entrySet().stream().map(key -> "-D" + key).collect(Collectors.joining(" "));
        String first =
                options.classPathFirst().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        ParleyCommand command = new ParleyCommand(
                options.home(),
                options.data(),
                Map.of("PARLEY_JAVA_OPTS", javaOptions, "PARLEY_CLASSPATH_FIRST", first));
        List<String> words = new ArrayList<>(
                List.of("up", "--nodes", Integer.toString(options.nodes()), "--port", Integer.toString(free.next())));
        if (options.namespaces()) {
            words.add("--namespaces");
        }
        if (options.previous() != null) {
            words.addAll(List.of("--from", options.previous().toAbsolutePath().toString()));
        }
        try {
            Files.createDirectories(options.data());
            Path output = options.data().resolveSibling(options.data().getFileName() + ".up.out");
            Optional<SmallDisk> disk = options.diskMegabytes() == 0
                    ? Optional.empty()
                    : Optional.of(SmallDisk.mount(options.data(), options.diskMegabytes()));
            return new UpProcess(options, disk, command, output, command.start(output, words), storePort);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ParleyCommand command() {
        return command;
    }

    SmallDisk disk() {
        return disk.orElseThrow(() -> new IllegalStateException("this cluster has no disk of its own"));
    }

    RunFiles files() {
        return files;
    }

    /** The proxy before Cassandra stands on Cassandra's own address, which is known once there is a plan. */
    Optional<Proxy> openStoreProxy() throws InterruptedException {
        if (!options.storeProxied()) {
            return Optional.empty();
        }
        await(files::hasPlan);
        String host = files.cassandra().getHostString();
        return Optional.of(Proxy.open(host, storePort, files::cassandra));
    }

    void awaitUp() throws InterruptedException {
        await(() -> said().contains(UP));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } finally {
            disk.ifPresent(SmallDisk::close);
        }
    }

    private interface Condition {
        boolean holds();
    }

    private void await(Condition condition) throws InterruptedException {
        long deadline = System.nanoTime() + START.toNanos();
        while (!condition.holds()) {
            if (!process.isAlive() || System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("the cluster under test did not start: " + said());
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private String said() {
        try {
            return Files.readString(output, StandardCharsets.UTF_8);
        } catch (IOException nothingYet) {
            return "";
        }
    }
}
