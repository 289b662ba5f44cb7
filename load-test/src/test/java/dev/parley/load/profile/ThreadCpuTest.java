package dev.parley.load.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ThreadCpuTest {
    private static final String REST = " 0 20 0 40 0 1000 0 0 18446744073709551615 0 0";

    @Test
    void knowsWhatAThreadIsForByItsName() {
        Map<String, Double> seconds = new TreeMap<>();
        ThreadCpu.add(seconds, "12 (C2 CompilerThre) S 1 1 1 0 -1 4194368 10 0 0 0 250 50" + REST);
        ThreadCpu.add(seconds, "13 (parley (a) b) R 1 1 1 0 -1 4194368 10 0 0 0 100 0" + REST);
        ThreadCpu.add(seconds, "14 (s0-io-1) S 1 1 1 0 -1 4194368 10 0 0 0 0 25" + REST);

        assertThat(seconds).containsOnly(Map.entry("JIT", 3.0), Map.entry("work", 1.25));
    }

    @Test
    void tellsWhatWasUsedBetweenTwoLooks() {
        ThreadCpu before = new ThreadCpu(Map.of("work", 1.0, "JIT", 2.0));
        ThreadCpu after = new ThreadCpu(Map.of("work", 4.0, "JIT", 2.5, "collector", 0.5));

        assertThat(after.since(before).seconds())
                .containsOnly(Map.entry("work", 3.0), Map.entry("JIT", 0.5), Map.entry("collector", 0.5));
    }
}
