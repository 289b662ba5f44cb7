package dev.parley.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    private final Latencies latencies = new Latencies();

    @Test
    void tellsPercentilesInMilliseconds() {
        for (int millis = 1; millis <= 1_000; millis++) {
            latencies.record(TimeUnit.MILLISECONDS.toNanos(millis));
        }
        assertThat(latencies.count()).isEqualTo(1_000);
        assertThat(latencies.millis(50)).isCloseTo(500, within(1.0));
        assertThat(latencies.millis(99)).isCloseTo(990, within(1.0));
        assertThat(latencies.millis(100)).isCloseTo(1_000, within(1.0));
    }

    @Test
    void keepsWhatItHasWhenItIsReadInBetween() {
        latencies.record(1_000_000);
        assertThat(latencies.count()).isEqualTo(1);
        latencies.record(1_000_000);
        assertThat(latencies.count()).isEqualTo(2);
    }

    @Test
    void countsWhatIsBelowZeroAsZeroAndWhatIsEndlessAsAMinute() {
        latencies.record(-5);
        latencies.record(Long.MAX_VALUE);
        assertThat(latencies.millis(1)).isZero();
        assertThat(latencies.millis(100)).isCloseTo(60_000, within(100.0));
    }

    @Test
    void thoseOfAnotherProcessCountAsOurOwn() {
        Latencies here = new Latencies();
        Latencies there = new Latencies();
        here.record(1_000_000);
        there.record(3_000_000);
        here.add(there.encoded());
        assertThat(here.count()).isEqualTo(2);
        assertThat(here.millis(100)).isBetween(2.99, 3.01);
    }
}
