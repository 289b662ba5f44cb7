package dev.parley.micro;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;

class MicroBenchmarksTest {
    @Test
    void eachRunsOnce() throws RunnerException {
        assertThat(new Runner(MicroBenchmarks.options(".*")
                                .mode(Mode.SingleShotTime)
                                .forks(0)
                                .warmupIterations(0)
                                .measurementIterations(1)
                                .param("members", "2")
                                .param("by", "AS_SET_UP")
                                .param("message", "POST", "POSTED", "FAN_OUT_TO_100")
                                .shouldFailOnError(true)
                                .build())
                        .run())
                .hasSizeGreaterThan(20);
    }
}
