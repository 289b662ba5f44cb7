package dev.parley.load.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScheduleTest {
    private final Schedule schedule = Schedule.of(1_000, 4, 2.5);

    @Test
    void hasARateTimesItsLength() {
        assertThat(schedule.count()).isEqualTo(10);
        assertThat(schedule.due(0)).isEqualTo(1_000);
        assertThat(schedule.due(4)).isEqualTo(1_000_001_000L);
    }

    @Test
    void tellsHowManyAreDue() {
        assertThat(schedule.dueBy(999)).isZero();
        assertThat(schedule.dueBy(1_000)).isEqualTo(1);
        assertThat(schedule.dueBy(1_000 + 250_000_000)).isEqualTo(2);
        assertThat(schedule.dueBy(Long.MAX_VALUE / 2)).isEqualTo(10);
    }

    @Test
    void agreesWithItself() {
        for (int number = 0; number < schedule.count(); number++) {
            assertThat(schedule.dueBy(schedule.due(number) + 1)).isEqualTo(number + 1);
        }
    }
}
