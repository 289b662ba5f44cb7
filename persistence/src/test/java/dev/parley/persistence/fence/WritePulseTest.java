package dev.parley.persistence.fence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WritePulseTest {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final WritePulse pulse = new WritePulse(now::get);

    @Test
    void isSilentWhenWritesWaitAndNoneIsAnswered() {
        pulse.began();
        after(Duration.ofMillis(1900));
        pulse.began();
        assertThat(pulse.isSilent(PATIENCE)).isFalse();
        after(Duration.ofMillis(101));
        assertThat(pulse.isSilent(PATIENCE)).isTrue();

        pulse.ended(true);
        assertThat(pulse.isSilent(PATIENCE)).as("one came back").isFalse();
        pulse.ended(true);
        after(Duration.ofHours(1));
        assertThat(pulse.isSilent(PATIENCE)).as("nothing waits").isFalse();
    }

    @Test
    void isSilentForAWhileAfterAFailureUntilAWriteComesThrough() {
        pulse.began();
        pulse.ended(false);
        assertThat(pulse.isSilent(PATIENCE)).isTrue();
        after(Duration.ofMillis(2001));
        assertThat(pulse.isSilent(PATIENCE)).as("somebody may try").isFalse();

        pulse.began();
        pulse.ended(false);
        pulse.began();
        pulse.ended(true);
        assertThat(pulse.isSilent(PATIENCE)).isFalse();
    }

    private void after(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
