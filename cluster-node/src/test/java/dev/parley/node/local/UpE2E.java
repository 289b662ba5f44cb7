package dev.parley.node.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.node.local.ParleyCommand.Result;
import dev.parley.protocol.conversation.ConversationId;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole Parley as somebody at a terminal has it: three nodes, one of which is killed while two people talk. */
class UpE2E {
    @TempDir
    private Path directory;

    private LocalParley parley;

    @BeforeEach
    void bringUp() {
        parley = LocalParley.start(directory, 3);
    }

    @AfterEach
    void leaveNothingBehind() throws Exception {
        parley.close();
    }

    @Test
    void survivesTheDeathOfANode() throws Exception {
        List<URI> nodes = parley.nodes();
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
        Process up = parley.process();
        List<ProcessHandle> processes = up.descendants().toList();
        assertThat(processes).hasSizeGreaterThanOrEqualTo(4);
        up.destroy();
        assertThat(up.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(up.exitValue()).as(parley.output()).isZero();
        // The shell that would end a Cassandra without an owner looks every two seconds.
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(processes).noneMatch(ProcessHandle::isAlive));
        try (Stream<Path> left = Files.list(parley.runDirectory())) {
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
}
