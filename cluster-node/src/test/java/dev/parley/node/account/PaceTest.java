package dev.parley.node.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {
    private final AtomicLong clock = new AtomicLong();
    private final List<Long> rests = new ArrayList<>();

    @Test
    void restsUntilTheWorkWasAShareOfTheTime() {
        Pace pace = new Pace(0.25, clock::get, rests::add);

        pace.keep(() -> clock.addAndGet(100));
        pace.keep(() -> clock.addAndGet(20));

        assertThat(rests).containsExactly(300L, 60L);
    }

    @Test
    void doesNotRestWhereAllTimeIsItsOwn() {
        new Pace(1, clock::get, rests::add).keep(() -> clock.addAndGet(100));

        assertThat(rests).containsExactly(0L);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.5, 1.5, Double.NaN})
    void refusesWhatIsNoShare(double share) {
        assertThatThrownBy(() -> new Pace(share)).isInstanceOf(IllegalArgumentException.class);
    }
}
