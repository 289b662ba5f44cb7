package dev.parley.load.bench.scale;

import dev.parley.load.plot.Chart;
import dev.parley.load.plot.Charts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the benchmarks are told that start clusters of their own. */
final class ScaleOptions {
    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "parley-scale",
            description = "where the clusters live meanwhile; default ${DEFAULT-VALUE}")
    private Path out = Path.of("parley-scale");

    @Option(names = "--seconds", defaultValue = "20", description = "of each run; default ${DEFAULT-VALUE}")
    private double seconds = 20;

    @Option(
            names = "--warm-up",
            defaultValue = "10",
            description = "seconds before each run, not counted; default ${DEFAULT-VALUE}")
    private double warmUp = 10;

    @Option(
            names = "--node-options",
            paramLabel = "OPTION",
            split = ",",
            defaultValue = "-XX:TieredStopAtLevel=1",
            description = "of the nodes' JVMs, with commas between them; default ${DEFAULT-VALUE}, "
                    + "because the optimising compiler would work through all of a run that is so short")
    private List<String> nodeOptions = List.of("-XX:TieredStopAtLevel=1");

    @Option(names = "--plot", paramLabel = "FILE", description = "an SVG of it all")
    private @Nullable Path plot;

    double seconds() {
        return seconds;
    }

    double warmUp() {
        return warmUp;
    }

    /** {@code more}: further options of the nodes' JVMs. */
    Site open(int nodes, List<String> more) throws InterruptedException {
        List<String> all = Stream.concat(nodeOptions.stream(), more.stream()).toList();
        return Site.open(out.resolve("nodes-" + nodes), nodes, all);
    }

    List<String> nodeOptions() {
        return nodeOptions;
    }

    void draw(List<Chart> charts) throws IOException {
        if (plot != null) {
            Files.writeString(plot, Charts.svg(charts), StandardCharsets.UTF_8);
            System.out.println("drawn in " + plot);
        }
    }
}
