package dev.parley.client.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.session.Replica.Verdict;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.frame.ServerFrame;
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

    @Test
    void handsOutWhatCameEarlyOnceItsTurnHasCome() {
        replica.keep(renamed(8));
        replica.keep(renamed(7));
        assertThat(replica.pollKept()).isNull();
        replica.offer(new Rev(6));
        assertThat(replica.pollKept()).isEqualTo(renamed(7));
        assertThat(replica.pollKept()).isEqualTo(renamed(8));
        assertThat(replica.pollKept()).isNull();
        assertThat(replica.rev()).isEqualTo(new Rev(8));
    }

    @Test
    void forgetsWhatItKeptWhenItCameByAnotherWay() {
        replica.keep(renamed(7));
        replica.offer(new Rev(6));
        replica.offer(new Rev(7));
        assertThat(replica.pollKept()).isNull();
    }

    @Test
    void keepsNoMoreThanItMay() {
        for (int rev = 7; rev < 1_000; rev++) {
            replica.keep(renamed(rev));
        }
        replica.offer(new Rev(6));
        int kept = 0;
        while (replica.pollKept() != null) {
            kept++;
        }
        assertThat(kept).isEqualTo(128);
    }

    private ServerFrame.Event renamed(long rev) {
        return new ServerFrame.ConversationRenamed(
                replica.conversation(), new Rev(rev), UserId.of("01930000-0000-7000-8000-0000000000aa"), "name " + rev);
    }
}
