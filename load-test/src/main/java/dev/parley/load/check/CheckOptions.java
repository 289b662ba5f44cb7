package dev.parley.load.check;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What run to make. */
public final class CheckOptions {
    private static final int SEEDS = 1_000_000;

    @Option(names = "--minutes", defaultValue = "5", description = "how long they talk; default ${DEFAULT-VALUE}")
    private double minutes = 5;

    @Option(names = "--seed", description = "decides who there is, what they do and what breaks; default: any")
    private @Nullable Long seed;

    @Option(
            names = "--faults",
            paramLabel = "LIST",
            defaultValue = "kill,pause-20,cut",
            description = "what breaks: names with commas between them, all, or none; default ${DEFAULT-VALUE}")
    private String faults = "none";

    @Option(
            names = "--previous",
            paramLabel = "DIR",
            description = "a built checkout of the version before, which the nodes are of until a roll replaces them")
    private @Nullable Path previous;

    @Option(names = "--nodes", defaultValue = "3", description = "of the cluster; default ${DEFAULT-VALUE}")
    private int nodes = 3;

    @Option(names = "--rate", defaultValue = "40", description = "messages a second; default ${DEFAULT-VALUE}")
    private double rate = 40;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "parley-check",
            description = "for the report, the recording, and the cluster's data and logs; default ${DEFAULT-VALUE}")
    private Path out = Path.of("parley-check");

    @Nullable
    Path previous() {
        return previous;
    }

    String faults() {
        return faults;
    }

    /** The run that is wanted, with {@code kinds} of faults. */
    Setup setup(List<String> kinds) {
        long chosen = seed == null ? new Random().nextInt(SEEDS) : seed;
        return Setup.of(chosen, Duration.ofMillis(Math.round(minutes * 60_000)), kinds, nodes, rate, out);
    }
}
