package dev.parley.load.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultScheduleTest {
    private static final List<String> FAULTS =
            List.of("kill", "kill-two", "pause-20", "cassandra-silent", "partition", "roll", "cut");
    private static final Duration LONG = Duration.ofMinutes(30);

    @Test
    void theSameSeedGivesTheSameSchedule() {
        assertThat(FaultSchedule.plan(7, LONG, FAULTS, 5)).isEqualTo(FaultSchedule.plan(7, LONG, FAULTS, 5));
        assertThat(FaultSchedule.plan(7, LONG, FAULTS, 5)).isNotEqualTo(FaultSchedule.plan(8, LONG, FAULTS, 5));
    }

    @Test
    void everyFaultHappensWhenThereIsTime() {
        assertThat(FaultSchedule.plan(7, LONG, FAULTS, 5))
                .extracting(PlannedFault::fault)
                .containsAll(FAULTS);
    }

    @Test
    void oneFaultIsOverBeforeTheNextBegins() {
        List<PlannedFault> plan = FaultSchedule.plan(7, LONG, FAULTS, 5);
        for (int i = 1; i < plan.size(); i++) {
            PlannedFault before = plan.get(i - 1);
            assertThat(plan.get(i).at()).isGreaterThan(before.at().plus(before.lasts()));
        }
        PlannedFault last = plan.get(plan.size() - 1);
        assertThat(last.at().plus(last.lasts())).isLessThan(LONG);
    }

    @Test
    void theVictimsAreAlwaysAMinority() {
        for (int nodes = 3; nodes <= 5; nodes++) {
            int most = (nodes - 1) / 2;
            assertThat(FaultSchedule.plan(7, LONG, FAULTS, nodes))
                    .allSatisfy(fault -> assertThat(fault.nodes()).hasSizeLessThanOrEqualTo(most));
        }
        assertThat(FaultSchedule.plan(7, LONG, List.of("kill-two"), 5).get(0).nodes())
                .hasSize(2);
    }

    @Test
    void aShortRunHasOneFault() {
        assertThat(FaultSchedule.plan(7, Duration.ofSeconds(1), FAULTS, 3)).hasSize(1);
        assertThat(FaultSchedule.plan(7, LONG, List.of(Faults.NONE), 3)).isEmpty();
    }

    @Test
    void anUnknownFaultIsSaid() {
        assertThatThrownBy(() -> FaultSchedule.plan(7, LONG, List.of("earthquake"), 3))
                .hasMessageStartingWith("there is no fault earthquake; there are [");
    }
}
