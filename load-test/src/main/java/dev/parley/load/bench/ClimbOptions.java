package dev.parley.load.bench;

import dev.parley.load.measure.Climb;
import picocli.CommandLine.Option;

/** What the benchmarks that climb are told. */
final class ClimbOptions {
    @Option(names = "--from", paramLabel = "RATE", description = "sends a second to begin with; default: by kind")
    private double from;

    @Option(
            names = "--to",
            paramLabel = "RATE",
            defaultValue = "50000",
            description = "sends a second to end with; default ${DEFAULT-VALUE}")
    private double to = 50_000;

    @Option(names = "--seconds", defaultValue = "10", description = "of a step; default ${DEFAULT-VALUE}")
    private double seconds = 10;

    @Option(
            names = "--warm-up",
            defaultValue = "10",
            description = "seconds at the first rate, not counted; default ${DEFAULT-VALUE}")
    private double warmUp = 10;

    @Option(
            names = "--drain",
            defaultValue = "10",
            description = "seconds to wait for the last answers; default ${DEFAULT-VALUE}")
    private double drain = 10;

    @Option(
            names = "--p99",
            paramLabel = "MS",
            defaultValue = "200",
            description = "delivery time that 99 %% of a step must keep; default ${DEFAULT-VALUE}")
    private double p99 = 200;

    @Option(
            names = "--payload",
            paramLabel = "BYTES",
            defaultValue = "150",
            description = "of a message's text, 16 to 8000; default ${DEFAULT-VALUE}")
    private int payload = 150;

    @Option(names = "--once", description = "only the first rate")
    private boolean once;

    int payload() {
        return Math.max(16, Math.min(8_000, payload));
    }

    double p99() {
        return p99;
    }

    Climb.Terms terms(double first) {
        double start = from > 0 ? from : first;
        return new Climb.Terms(start, once ? start : to, warmUp, seconds, drain, p99, payload());
    }
}
