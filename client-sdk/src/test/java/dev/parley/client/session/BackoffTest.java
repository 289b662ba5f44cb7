package dev.parley.client.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
    /** A random generator whose numbers are the largest below their bound. */
    private final Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10), () -> Long.MAX_VALUE);

    @Test
    void staysUnderABoundThatDoublesUpToTheLargest() {
        for (long bound = 200; bound < 10_000; bound *= 2) {
            assertThat(backoff.next()).isBetween(Duration.ZERO, Duration.ofMillis(bound));
        }
        for (int i = 0; i < 100; i++) {
            assertThat(backoff.next()).isBetween(Duration.ZERO, Duration.ofSeconds(10));
        }
    }

    @Test
    void beginsAnewAfterSuccess() {
        for (int i = 0; i < 10; i++) {
            backoff.next();
        }
        backoff.reset();
        assertThat(backoff.next()).isLessThanOrEqualTo(Duration.ofMillis(200));
    }
}
