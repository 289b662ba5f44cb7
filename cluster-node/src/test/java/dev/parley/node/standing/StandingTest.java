package dev.parley.node.standing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.persistence.fence.WriteFence;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StandingTest {
    private static final StandingSettings SETTINGS =
            new StandingSettings(Duration.ofMillis(500), Duration.ofMillis(2500), Duration.ofSeconds(3));

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final Standing standing = new Standing(SETTINGS, now::get);

    @Test
    void aWritePassesAtOnceWhileTheLeaseRuns() {
        standing.renew(now.get());
        after(Duration.ofMillis(2499));
        assertThat(passing(standing)).isCompleted();
        assertThat(standing.isLost()).isFalse();
    }

    @Test
    void aWriteAfterTheLeaseWaitsForAnAnswerToALaterQuestion() {
        standing.renew(now.get());
        after(Duration.ofSeconds(20));
        long beforeTheWrite = now.get() - 1;
        CompletableFuture<?> write = passing(standing);
        assertThat(write).isNotDone();

        standing.renew(beforeTheWrite);
        assertThat(write).as("asked before the write").isNotDone();
        standing.renew(now.get());
        assertThat(write).isCompleted();
    }

    @Test
    void aProcessThatWasStoppedKnowsItByTheFirstLook() {
        standing.renew(now.get());
        after(Duration.ofSeconds(20));
        assertThat(standing.isLost()).isTrue();
    }

    @Test
    void aWriteThatNobodyVouchesForFails() {
        CompletableFuture<?> write = passing(standing);
        after(Duration.ofSeconds(3));
        standing.expire();
        assertThat(write).isNotDone();
        after(Duration.ofMillis(1));
        standing.expire();
        assertThat(write).isCompletedExceptionally();
    }

    @Test
    void anOldAnswerDoesNotShortenTheLease() {
        standing.renew(now.get());
        standing.renew(now.get() - Duration.ofSeconds(9).toNanos());
        assertThat(passing(standing)).isCompleted();
    }

    @Test
    void aRoundIsWonByMoreThanHalfOrByTheHalfWithTheLowestAddress() {
        assertThat(won(Set.of("a", "b", "c"), "a")).isFalse();
        assertThat(won(Set.of("a", "b", "c"), "b", "c")).isTrue();
        assertThat(won(Set.of("a", "b"), "a")).isTrue();
        assertThat(won(Set.of("a", "b"), "b")).isFalse();
        assertThat(won(Set.of("a", "b", "c", "d"), "b", "c")).isFalse();
        assertThat(won(Set.of("a", "b", "c"), "b", "stranger")).isFalse();
        assertThat(won(Set.of("a"), "a")).isTrue();
    }

    private static boolean won(Set<String> voters, String... vouchers) {
        Round round = new Round(0, voters, "a");
        for (String voucher : vouchers) {
            round.vouch(voucher);
        }
        return round.isWon();
    }

    private static CompletableFuture<?> passing(WriteFence fence) {
        return fence.passed().toCompletableFuture();
    }

    private void after(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
