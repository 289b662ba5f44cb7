package dev.parley.node.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.node.local.ParleyCommand.Result;
import dev.parley.protocol.conversation.ConversationId;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** All nodes are replaced while two people talk: they lose nothing, and are hardly away. */
@ExtendWith(SharedParley.class)
class RollE2E {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final LocalParley parley;

    RollE2E(LocalParley parley) {
        this.parley = parley;
    }

    @Test
    void replacesAllNodesUnderAConversation() throws Exception {
        List<URI> nodes = parley.nodes();
        try (Talker ann = new Talker("roll-ann", List.of(nodes.get(0), nodes.get(1)));
                Talker ben = new Talker("roll-ben", List.of(nodes.get(1), nodes.get(0)))) {
            ConversationId talk = ann.talkTo(ben);
            CompletableFuture<Result> rolled = CompletableFuture.supplyAsync(this::roll);
            List<String> said = new ArrayList<>();
            for (int i = 0; !rolled.isDone(); i++) {
                Talker speaker = i % 2 == 0 ? ann : ben;
                speaker.say(talk, "Message " + i);
                said.add((i % 2 == 0 ? "roll-ann" : "roll-ben") + ": Message " + i);
            }
            Result result = rolled.get(1, TimeUnit.SECONDS);
            assertThat(result.output())
                    .contains("replaced, 1 of 2: left in ")
                    .contains("replaced, 2 of 2: left in ")
                    .contains("All 2 nodes are replaced");
            assertThat(result.status()).isZero();
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(ann.heard()).isEqualTo(said);
                assertThat(ben.heard()).isEqualTo(said);
            });
            assertThat(List.of(ann.longestAbsence(), ben.longestAbsence()))
                    .allSatisfy(away -> assertThat(away).isLessThan(Duration.ofSeconds(2)));
        }
    }

    private Result roll() {
        try {
            return parley.run("roll");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
