package dev.parley.load.bench.connections;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrewTest {
    @Test
    void takesAsManyProcessesAsTheSocketsNeed() {
        assertThat(Crew.processes(2_500, 15_000)).isEqualTo(1);
        assertThat(Crew.processes(7_500, 15_000)).isEqualTo(1);
        assertThat(Crew.processes(7_501, 15_000)).isEqualTo(2);
        assertThat(Crew.processes(50_000, 15_000)).isEqualTo(7);
    }

    @Test
    void partsAreAsEvenAsCanBeAndLeaveNobodyOut() {
        assertThat(IntStream.rangeClosed(0, 7).map(i -> Crew.part(50_000, 7, i)))
                .containsExactly(0, 7_142, 14_285, 21_428, 28_571, 35_714, 42_857, 50_000);
    }
}
