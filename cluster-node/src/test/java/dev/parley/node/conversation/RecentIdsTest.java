package dev.parley.node.conversation;

import static dev.parley.node.conversation.ConversationScript.ANNA;
import static dev.parley.node.conversation.ConversationScript.BERTA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.conversation.ClientMessageId;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecentIdsTest {
    private static ClientMessageId id(int number) {
        return new ClientMessageId("id-" + number);
    }

    private static RecentIds of(int count, int capacity) {
        RecentIds ids = RecentIds.NONE;
        for (int i = 0; i < count; i++) {
            ids = ids.with(ANNA, id(i), capacity);
        }
        return ids;
    }

    @Test
    void knowsWhatWasUsedByWhom() {
        RecentIds ids = of(3, 10);

        assertThat(ids.mayKnow(ANNA, id(0))).isTrue();
        assertThat(ids.mayKnow(BERTA, id(0))).isFalse();
        assertThat(ids.mayKnow(ANNA, id(3))).isFalse();
        assertThat(ids.complete()).isTrue();
    }

    @Test
    void forgetsTheOldestAndSaysSo() {
        assertThat(of(10, 10).complete()).isTrue();

        RecentIds ids = of(11, 10);
        assertThat(ids.complete()).isFalse();
        assertThat(ids.mayKnow(ANNA, id(0))).isFalse();
        assertThat(ids.mayKnow(ANNA, id(1))).isTrue();
        assertThat(ids.mayKnow(ANNA, id(10))).isTrue();
        assertThat(ids.fingerprints()).hasSize(10);
    }

    @Test
    void shrinksToASmallerCapacity() {
        RecentIds ids = of(10, 10).with(ANNA, id(10), 4);

        assertThat(ids.fingerprints()).hasSize(4);
        assertThat(ids.mayKnow(ANNA, id(7))).isTrue();
        assertThat(ids.mayKnow(ANNA, id(6))).isFalse();
        assertThat(ids.complete()).isFalse();
    }

    @Test
    void knowsTheLatestOfManyAndLeavesWhatItCameFromAlone() {
        RecentIds ids = RecentIds.NONE;
        for (int i = 0; i < 1_000; i++) {
            RecentIds before = ids;
            long[] fingerprints = before.fingerprints();
            ids = ids.with(ANNA, id(i), 150);
            assertThat(before.fingerprints()).isEqualTo(fingerprints);
            assertThat(ids.fingerprints()).hasSize(Math.min(150, i + 1));
            assertThat(ids.mayKnow(ANNA, id(i))).isTrue();
            assertThat(ids.mayKnow(ANNA, id(Math.max(0, i - 149)))).isTrue();
            assertThat(ids.mayKnow(ANNA, id(i - 150))).isFalse();
            assertThat(ids).isEqualTo(new RecentIds(ids.fingerprints(), i < 150));
        }
    }

    @Test
    void fingerprintsOfSimilarIdsDiffer() {
        Set<Long> seen = new HashSet<>();
        for (long fingerprint : of(2_000, 2_000).fingerprints()) {
            assertThat(seen.add(fingerprint)).isTrue();
        }
    }
}
