package dev.parley.node.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.node.local.ParleyCommand.Result;
import dev.parley.persistence.FreePorts;
import dev.parley.protocol.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A {@code bin/parley up} of its own, on ports of its own, which leaves nothing behind. */
final class LocalParley implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(5);

    private final FreePorts ports = new FreePorts(new Random());
    private final Path data;
    private final Path output;
    private final ParleyCommand parley;
    private final Process up;

    private LocalParley(Path directory, int nodes, String... more) {
        data = directory.resolve("data");
        output = directory.resolve("up.out");
        parley = new ParleyCommand(data, internalPorts());
        String httpPort = Integer.toString(ports.next("127.0.0.1"));
        List<String> words = new ArrayList<>(
                List.of("up", "--nodes", Integer.toString(nodes), "--port", httpPort, "--sync", "periodic"));
        words.addAll(List.of(more));
        up = parley.start(output, words.toArray(String[]::new));
    }

    /** Blocks until it is up. */
    static LocalParley start(Path directory, int nodes, String... more) {
        LocalParley parley = new LocalParley(directory, nodes, more);
        await().atMost(START).pollInterval(Duration.ofMillis(500)).until(() -> {
            assertThat(parley.up.isAlive()).as(parley.output()).isTrue();
            return parley.output().contains("Parley is up.");
        });
        return parley;
    }

    Result run(String... arguments) throws InterruptedException {
        return parley.run(arguments);
    }

    /** Where its nodes answer. */
    List<URI> nodes() throws IOException {
        UpPlan plan = Json.mapper().readValue(Files.readString(data.resolve("run/up.json")), UpPlan.class);
        return plan.nodes().stream().map(node -> URI.create(node.url())).toList();
    }

    Process process() {
        return up;
    }

    Path runDirectory() {
        return data.resolve("run");
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    @Override
    public void close() throws InterruptedException {
        if (up.isAlive()) {
            up.destroy();
            if (!up.waitFor(2, TimeUnit.MINUTES)) {
                up.descendants().forEach(ProcessHandle::destroyForcibly);
                up.destroyForcibly();
            }
        }
    }

    private String internalPorts() {
        return Stream.of(
                        "parley.local.cluster-port",
                        "parley.local.management-port",
                        "parley.cassandra.embedded.cql-port",
                        "parley.cassandra.embedded.storage-port")
                .map(key -> "-D" + key + "=" + ports.next("127.0.0.1"))
                .reduce("", (one, other) -> one + " " + other);
    }
}
