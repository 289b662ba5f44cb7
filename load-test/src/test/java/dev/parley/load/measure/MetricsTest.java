package dev.parley.load.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetricsTest {
    @Test
    void readsPrometheusText() {
        String text = """
                # HELP parley_remote_sent_total Messages to other nodes
                # TYPE parley_remote_sent_total counter
                parley_remote_sent_total{of="akka"} 1204.0
                parley_remote_sent_total{of="parley"} 3.5E7
                jvm_gc_pause_seconds_max{action="end of major GC",cause="Allocation Failure"} 0.5
                parley_ready 1.0
                """;
        assertThat(Metrics.parsed(text))
                .hasSize(4)
                .containsEntry("parley_remote_sent_total{of=\"parley\"}", 35_000_000.0)
                .containsEntry("jvm_gc_pause_seconds_max{action=\"end of major GC\",cause=\"Allocation Failure\"}", 0.5)
                .containsEntry("parley_ready", 1.0);
    }
}
