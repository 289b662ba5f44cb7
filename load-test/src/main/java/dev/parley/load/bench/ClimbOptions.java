package dev.parley.load.bench;

import dev.parley.load.measure.Climb;
import dev.parley.load.measure.MessageOptions;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private MessageOptions messages = new MessageOptions();

    @Option(names = "--once", description = "only the first rate")
    private boolean once;

    int payload() {
        return messages.payload();
    }

    double p99() {
        return messages.p99();
    }

    Climb.Terms terms(double first) {
        double start = from > 0 ? from : first;
        return new Climb.Terms(start, once ? start : to, warmUp, seconds, drain, p99(), payload());
    }
}
