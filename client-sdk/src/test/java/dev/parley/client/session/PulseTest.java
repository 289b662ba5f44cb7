package dev.parley.client.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.session.Pulse.Finding;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PulseTest {
    private final Pulse pulse = new Pulse(Duration.ofSeconds(20));

    @BeforeEach
    void begin() {
        pulse.heard(0);
    }

    @Test
    void asksWhoWasSilentForAHeartbeat() {
        assertThat(idle(30)).isEqualTo(Finding.WELL);
        assertThat(idle(31)).isEqualTo(Finding.SILENT);
        assertThat(idle(32)).isEqualTo(Finding.WELL);
    }

    @Test
    void doubtsSoonerWhereAnAnswerIsDue() {
        assertThat(awaiting(5)).isEqualTo(Finding.WELL);
        assertThat(awaiting(6)).isEqualTo(Finding.SILENT);
    }

    @Test
    void whoDoesNotAnswerAPingIsGone() {
        awaiting(6);

        assertThat(awaiting(16)).isEqualTo(Finding.WELL);
        assertThat(awaiting(17)).isEqualTo(Finding.DEAD);
    }

    @Test
    void anyWordEndsTheDoubt() {
        awaiting(6);
        pulse.heard(seconds(15));

        assertThat(awaiting(17)).isEqualTo(Finding.WELL);
        assertThat(awaiting(21)).isEqualTo(Finding.SILENT);
    }

    @Test
    void silenceMeansNothingWhileNobodyListens() {
        awaiting(6);
        pulse.paused();

        assertThat(awaiting(600)).isEqualTo(Finding.WELL);
    }

    @Test
    void aHandshakeHasATimeOfItsOwn() {
        assertThat(pulse.check(seconds(20), false, false)).isEqualTo(Finding.WELL);
        assertThat(pulse.check(seconds(21), false, false)).isEqualTo(Finding.DEAD);
    }

    private Finding idle(long second) {
        return pulse.check(seconds(second), true, false);
    }

    private Finding awaiting(long second) {
        return pulse.check(seconds(second), true, true);
    }

    private static long seconds(long count) {
        return TimeUnit.SECONDS.toNanos(count);
    }
}
