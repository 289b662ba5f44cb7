package dev.parley.node.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.node.local.ParleyCommand.Result;
import dev.parley.persistence.FreePorts;
import dev.parley.protocol.Json;
import dev.parley.protocol.conversation.ConversationId;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole Parley as somebody at a terminal has it: three nodes, one of which is killed while two people talk. */
class UpE2E {
    private static final Duration START = Duration.ofMinutes(5);

    @TempDir
    private Path directory;

    private final FreePorts ports = new FreePorts(new Random());
    private final int httpPort = ports.next("127.0.0.1");
    private ParleyCommand parley;
    private Path output;
    private Process up;

    @BeforeEach
    void bringUp() throws Exception {
        parley = new ParleyCommand(directory.resolve("data"), internalPorts());
        output = directory.resolve("up.out");
        up = parley.start(output, "up", "--nodes", "3", "--port", Integer.toString(httpPort), "--sync", "periodic");
        await().atMost(START).pollInterval(Duration.ofMillis(500)).until(() -> {
            assertThat(up.isAlive()).as(Files.readString(output)).isTrue();
            return Files.readString(output).contains("Parley is up.");
        });
    }

    @AfterEach
    void leaveNothingBehind() throws Exception {
        if (up.isAlive()) {
            up.destroy();
            if (!up.waitFor(2, TimeUnit.MINUTES)) {
                up.descendants().forEach(ProcessHandle::destroyForcibly);
                up.destroyForcibly();
            }
        }
    }

    @Test
    void survivesTheDeathOfANode() throws Exception {
        List<URI> nodes = nodes();
        try (Talker ann = new Talker("ann", List.of(nodes.get(0), nodes.get(2)));
                Talker ben = new Talker("ben", List.of(nodes.get(1), nodes.get(2)))) {
            ConversationId talk = ann.talkTo(ben);
            ann.say(talk, "Are you there?");
            ben.say(talk, "On another node, yes.");
            List<String> said = new ArrayList<>(List.of("ann: Are you there?", "ben: On another node, yes."));
            bothHeard(ann, ben, said);

            assertThat(parley.run("kill", "2").output()).contains("node-2 killed");
            for (int i = 0; i < 10; i++) {
                ann.say(talk, "Still there? " + i);
                said.add("ann: Still there? " + i);
            }
            ben.say(talk, "Moved house.");
            said.add("ben: Moved house.");
            bothHeard(ann, ben, said);

            Result started = parley.run("start", "2");
            assertThat(started.output()).contains("node-2 ready at " + nodes.get(1));
            assertThat(started.status()).isZero();
            assertThat(parley.run("status").output()).contains("node-2").contains("conversation");
            ann.say(talk, "Welcome back.");
            said.add("ann: Welcome back.");
            bothHeard(ann, ben, said);
        }
        assertThat(parley.run("up").output()).contains("is up in").contains("already");
        endsInOrder();
    }

    private void endsInOrder() throws Exception {
        List<ProcessHandle> processes = up.descendants().toList();
        assertThat(processes).hasSizeGreaterThanOrEqualTo(4);
        up.destroy();
        assertThat(up.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(up.exitValue()).as(Files.readString(output)).isZero();
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
        try (Stream<Path> left = Files.list(directory.resolve("data/run"))) {
            assertThat(left.map(file -> file.getFileName().toString())).containsExactly("lock");
        }
        Result status = parley.run("status");
        assertThat(status.status()).isEqualTo(1);
        assertThat(status.output()).startsWith("parley: Parley is not up in ").hasLineCount(1);
    }

    private static void bothHeard(Talker ann, Talker ben, List<String> said) {
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            assertThat(ann.heard()).isEqualTo(said);
            assertThat(ben.heard()).isEqualTo(said);
        });
    }

    private List<URI> nodes() throws Exception {
        UpPlan plan = Json.mapper().readValue(Files.readString(directory.resolve("data/run/up.json")), UpPlan.class);
        return plan.nodes().stream().map(node -> URI.create(node.url())).toList();
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
