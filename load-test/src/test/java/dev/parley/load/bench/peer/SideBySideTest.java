package dev.parley.load.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.load.Report;
import dev.parley.load.measure.Climb;
import dev.parley.load.measure.Loopback;
import dev.parley.load.measure.Pairs;
import dev.parley.load.measure.Schedule;
import dev.parley.load.measure.Traffic;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SideBySideTest {
    private final SideBySide table = new SideBySide();

    @Test
    void tellsHowManyTimesAsMuchParleyDoes() {
        table.parley(Workload.PAIRS, measured(3_000, 2));
        table.peer(Workload.PAIRS, measured(1_500, 4));
        assertThat(printed())
                .containsPattern("most sends/s +3,000 +1,500 +2.00")
                .containsPattern("CPU s per 1,000 deliveries then +200 +400 +0.50")
                .contains("\"ejabberd\":{\"pairs\":{")
                .contains("\"mostSendsPerSecond\":2.0");
    }

    @Test
    void tellsParleysFiguresWhereThePeerDidNotTakePart() {
        table.parley(Workload.PAIRS, measured(3_000, 2));
        assertThat(printed()).containsPattern("most sends/s +3,000 +- +-").contains("\"ejabberd\":{},\"ratios\":{}");
    }

    @Test
    void saysSoWhereTheLimitWasNotKeptAtTheFixedRate() {
        Climb.Step step = step(500, 1);
        Climb.Step failed = new Climb.Step(500, step.traffic(), 1, 1, false);
        table.parley(Workload.ROOMS, new Measured(failed, failed, 1, 1));
        assertThat(printed()).contains("Parley did not keep the limit").doesNotContain("ejabberd did not");
    }

    private String printed() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        table.into(new Report("peers")).print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Measured measured(double most, double cpu) {
        return new Measured(step(500, cpu), step(most, cpu), 300 * 1024, 500 * 1024);
    }

    /** Ten messages, for which server and database used so many seconds together. */
    private static Climb.Step step(double rate, double cpu) {
        Traffic traffic = new Traffic(
                new Loopback(2), new Pairs(List.of("one")), 1, 16, new Schedule(System.nanoTime(), 1_000, 10));
        traffic.go(1);
        return new Climb.Step(rate, traffic, cpu / 2, cpu / 2, true);
    }
}
