package dev.parley.load.bench.smoke;

import dev.parley.load.Report;
import dev.parley.load.cluster.ClusterOptions;
import dev.parley.load.cluster.LocalCluster;
import dev.parley.load.measure.Box;
import dev.parley.load.measure.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** {@code parley bench smoke}: ratios that show whether a version's hot path has become dearer. */
@Command(
        name = "smoke",
        mixinStandardHelpOptions = true,
        description = "Starts a node of its own and prints ratios of the hot path, to be held against those of other"
                + " versions in docs/performance.md. Takes two minutes.")
public final class SmokeCommand implements Callable<Integer> {
    /** Both compilers, as in production. */
    private static final List<String> NODE_OPTIONS = List.of("-XX:+TieredCompilation");

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("parley-smoke-");
        try {
            Path data = folder.resolve("data");
            ClusterOptions options = ClusterOptions.of(data, 1).withNodeOptions(NODE_OPTIONS);
            try (LocalCluster cluster = LocalCluster.start(options)) {
                Ratios ratios = Smoke.of(cluster.direct(), Processes.of(data));
                Report report = ratios.into(new Report("bench smoke"));
                Box.here(Box.durabilityOf(data)).into(report).print(System.out);
            }
            return 0;
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
