package dev.parley.node.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.protocol.conversation.ConversationId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The network between nodes is cut, while people are on both sides of it. Needs Linux, root, and ip of iproute2. */
class PartitionE2E {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path directory;

    private LocalParley parley;

    @BeforeEach
    void bringUp() {
        assumeTrue(
                "root".equals(System.getProperty("user.name"))
                        && (Files.isExecutable(Path.of("/usr/sbin/ip")) || Files.isExecutable(Path.of("/sbin/ip"))),
                "network namespaces need root on Linux, and ip of iproute2");
        parley = LocalParley.start(directory, 3, "--namespaces");
    }

    @AfterEach
    void leaveNothingBehind() throws Exception {
        if (parley != null) {
            parley.close();
        }
    }

    @Test
    void theMinorityEndsItselfAndTheMajorityGoesOn() throws Exception {
        List<URI> nodes = parley.nodes();
        List<URI> majority = List.of(nodes.get(1), nodes.get(2));
        try (Talker ann = new Talker("ann", nodes);
                Talker ben = new Talker("ben", majority)) {
            ConversationId talk = ann.talkTo(ben);
            List<String> said = new ArrayList<>();
            say(ann, "ann", talk, "Are you there?", said);

            assertThat(parley.run("partition", "1").output()).startsWith("Cut off from the others: [1]");
            for (int i = 0; i < 5; i++) {
                say(ben, "ben", talk, "Can you hear me? " + i, said);
                // On the cut-off node, until that one ends; then on another.
                say(ann, "ann", talk, "I can. " + i, said);
            }
            await().atMost(PATIENCE).until(() -> hasSaid("node-1     was given up by the others, and starts again"));
            bothHeard(ann, ben, said);
            // It finds nobody to join, and founds nothing of its own.
            await().during(Duration.ofSeconds(10)).atMost(PATIENCE).until(() -> timesReady() == 1);

            assertThat(parley.run("heal").status()).isZero();
            await().atMost(PATIENCE).until(() -> timesReady() == 2);
            say(ann, "ann", talk, "There we are.", said);
            bothHeard(ann, ben, said);
        }
    }

    private boolean hasSaid(String line) throws IOException {
        return parley.output().contains(line);
    }

    /** How often the node that is cut off has become ready. */
    private long timesReady() throws IOException {
        return parley.output()
                .lines()
                .filter(line -> line.contains("node-1     ready at "))
                .count();
    }

    private static void say(Talker speaker, String name, ConversationId talk, String text, List<String> said)
            throws Exception {
        speaker.say(talk, text);
        said.add(name + ": " + text);
    }

    private static void bothHeard(Talker ann, Talker ben, List<String> said) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(ann.heard()).isEqualTo(said);
            assertThat(ben.heard()).isEqualTo(said);
        });
    }
}
