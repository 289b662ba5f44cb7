package dev.parley.node.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SettlingTest {
    private long now;
    private final Settling settling = new Settling(Duration.ofNanos(10), () -> now);

    @Test
    void isWhatHasNotChangedForAWhile() {
        assertThat(settling.look(Set.of("a", "b"))).isFalse();
        now = 9;
        assertThat(settling.look(Set.of("b", "a"))).isFalse();
        now = 10;
        assertThat(settling.look(Set.of("a", "b"))).isTrue();
    }

    @Test
    void whatChangesBeginsAnew() {
        now = 50;
        assertThat(settling.look(Set.of("a"))).isFalse();
        now = 60;
        assertThat(settling.look(Set.of("a"))).isTrue();
        assertThat(settling.look(Set.of("a", "b"))).isFalse();
        now = 70;
        assertThat(settling.look(Set.of("a", "b"))).isTrue();
    }
}
