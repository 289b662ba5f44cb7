package dev.parley.load.measure;

import picocli.CommandLine.Option;

/** What messages a benchmark sends, and how soon they must be delivered. */
public final class MessageOptions {
    private static final int LEAST = 16;
    private static final int MOST = 8_000;

    @Option(
            names = "--p99",
            paramLabel = "MS",
            defaultValue = "200",
            description = "delivery time that 99 %% must keep, at each rate; default ${DEFAULT-VALUE}")
    private double p99 = 200;

    @Option(
            names = "--payload",
            paramLabel = "BYTES",
            defaultValue = "150",
            description = "of a message's text, 16 to 8000; default ${DEFAULT-VALUE}")
    private int payload = 150;

    /** In milliseconds. */
    public double p99() {
        return p99;
    }

    /** In bytes. */
    public int payload() {
        return Math.max(LEAST, Math.min(MOST, payload));
    }
}
