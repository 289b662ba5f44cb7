package dev.parley.load.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LadderTest {
    @Test
    void findsTheLimitWithinATenth() {
        Ladder ladder = new Ladder(500, 100_000);
        climb(ladder, 2_053);
        assertThat(ladder.best()).isLessThanOrEqualTo(2_053).isGreaterThan(2_053 / 1.1);
    }

    @Test
    void stopsAtTheFirstRateWhereThatFails() {
        Ladder ladder = new Ladder(500, 100_000);
        assertThat(climb(ladder, 100)).containsExactly(500.0);
        assertThat(ladder.best()).isZero();
    }

    @Test
    void goesNoFurtherThanItIsTold() {
        Ladder ladder = new Ladder(500, 1_000);
        assertThat(climb(ladder, Double.MAX_VALUE)).containsExactly(500.0, 750.0);
    }

    private static List<Double> climb(Ladder ladder, double limit) {
        List<Double> tried = new ArrayList<>();
        while (!ladder.over()) {
            tried.add(ladder.rate());
            ladder.tried(ladder.rate() <= limit);
        }
        return tried;
    }
}
