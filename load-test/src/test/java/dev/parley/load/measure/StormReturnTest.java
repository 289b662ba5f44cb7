package dev.parley.load.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.load.measure.Storm.Return;
import org.junit.jupiter.api.Test;

class StormReturnTest {
    @Test
    void partsThatWentTogetherAreAsLateAsTheLatest() {
        assertThat(new Return(10, 1.5, 2.0, 0, 1, 3).and(new Return(20, 1.0, 2.5, 2, 0, 4)))
                .isEqualTo(new Return(30, 1.5, 2.5, 2, 1, 7));
    }
}
