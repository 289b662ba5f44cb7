package dev.parley.client.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.session.Replica.Verdict;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Rev;
import org.junit.jupiter.api.Test;

class ReplicaTest {
    private final Replica replica = new Replica(ConversationId.of("01930000-0000-7000-8000-000000000001"), new Rev(5));

    @Test
    void takesTheNextEvent() {
        assertThat(replica.offer(new Rev(6))).isEqualTo(Verdict.DELIVER);
        assertThat(replica.rev()).isEqualTo(new Rev(6));
    }

    @Test
    void takesNoEventTwice() {
        assertThat(replica.offer(new Rev(5))).isEqualTo(Verdict.DUPLICATE);
        assertThat(replica.offer(new Rev(1))).isEqualTo(Verdict.DUPLICATE);
    }

    @Test
    void noticesAHoleAndRemembersHowFarItReaches() {
        assertThat(replica.offer(new Rev(9))).isEqualTo(Verdict.GAP);
        assertThat(replica.rev()).isEqualTo(new Rev(5));
        for (int rev = 6; rev <= 8; rev++) {
            assertThat(replica.offer(new Rev(rev))).isEqualTo(Verdict.DELIVER);
            assertThat(replica.behind()).isTrue();
        }
        replica.offer(new Rev(9));
        assertThat(replica.behind()).isFalse();
    }

    @Test
    void beginsAnewWhenTheUserIsTakenInAgain() {
        assertThat(replica.beginAt(new Rev(20))).isTrue();
        assertThat(replica.offer(new Rev(21))).isEqualTo(Verdict.DELIVER);
        assertThat(replica.beginAt(new Rev(20))).isFalse();
    }
}
