package dev.parley.load.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.conversation.ConversationId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DialoguesTest {
    private final Dialogues three = new Dialogues(Stream.generate(() -> new ConversationId(UUID.randomUUID()))
            .limit(3)
            .toList());

    @Test
    void everyAccountSendsAsOftenAsAnyOther() {
        assertThat(IntStream.range(0, 7).map(three::sender)).containsExactly(0, 2, 4, 1, 3, 5, 0);
    }

    @Test
    void theOtherOneOfThePairCountsAndNobodyElse() {
        List<Integer> counted = IntStream.range(0, 6)
                .filter(socket -> three.counts(4, socket))
                .boxed()
                .toList();
        assertThat(three.sender(4)).isEqualTo(3);
        assertThat(counted).containsExactly(2);
        assertThat(three.conversation(4)).isEqualTo(three.conversations().get(1));
    }

    @Test
    void pairsMeetOnAllPairsOfNodesAlike() {
        int nodes = 3;
        Map<String, Integer> met = new HashMap<>();
        for (int pair = 0; pair < 90; pair++) {
            met.merge(Dialogues.node(2 * pair, nodes) + "-" + Dialogues.node(2 * pair + 1, nodes), 1, Integer::sum);
        }
        assertThat(met).hasSize(9).allSatisfy((where, times) -> assertThat(times)
                .isEqualTo(10));
    }
}
