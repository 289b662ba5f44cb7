package dev.parley.load.check;

import dev.parley.client.ClientRuntime;
import dev.parley.load.check.record.FileRecording;
import dev.parley.load.check.record.Watch;
import dev.parley.load.check.report.CheckReport;
import dev.parley.load.check.report.Figures;
import dev.parley.load.check.verify.Case;
import dev.parley.load.check.verify.Truth;
import dev.parley.load.check.verify.Verdict;
import dev.parley.load.check.verify.Verifier;
import dev.parley.load.check.work.Plan;
import dev.parley.load.check.work.Run;
import dev.parley.load.cluster.ClusterOptions;
import dev.parley.load.cluster.LocalCluster;
import dev.parley.load.fault.FaultMark;
import dev.parley.load.fault.FaultRun;
import dev.parley.load.fault.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A whole check: a cluster, a crowd, trouble, silence, judgement, report. */
public final class Check {
    private static final int THREADS = 2;

    private final Path home;
    private final Setup setup;
    private final @Nullable Path previous;
    private final Consumer<String> say;

    /**
     * @param home the checkout whose server is checked
     * @param say hears of the progress
     */
    public Check(Path home, Setup setup, Consumer<String> say) {
        this(home, setup, null, say);
    }

    /** @param previous a built checkout of the version that the nodes are of at first */
    public Check(Path home, Setup setup, @Nullable Path previous, Consumer<String> say) {
        this.home = home;
        this.setup = setup;
        this.previous = previous;
        this.say = say;
    }

    /** Runs to the end; {@code classes} stand in front of the nodes' own. */
    public CheckReport run(List<Path> classes) throws IOException, InterruptedException {
        Files.createDirectories(setup.out());
        Plan plan = Plan.of(setup.seed(), setup.whole(), setup.rate());

        say.accept("seed " + setup.seed() + ": " + plan.people().size() + " people in "
                + plan.venues().size() + " conversations, " + plan.steps().size() + " steps, "
                + setup.schedule().size()
                + " faults on " + setup.nodes() + " nodes");
        Path data = setup.out().resolve("check-cluster");
        clear(data);
        ClusterOptions options =
                new ClusterOptions(home, data, setup.nodes(), false, false, false, 0, classes, previous, Map.of());

        try (FileRecording recording = new FileRecording(setup.out().resolve("recording.jsonl.gz"))) {
            Outcome outcome = happen(plan, Faults.equip(options, setup.faults()), recording);
            recording.end();
            say.accept("verifying " + recording.count() + " observations");
            Case known = Case.of(recording, outcome.truth());
            Verdict verdict = Verifier.verify(recording, known);
            Figures figures = Figures.of(recording, known, outcome.watch(), outcome.marks());
            CheckReport report = new CheckReport(setup, plan, verdict, figures);
            report.write(setup.out());
            return report;
        }
    }

    /** What an earlier check has left. */
    private static void clear(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> all = Files.walk(directory)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private record Outcome(Watch watch, Truth truth, List<FaultMark> marks) {}

    private Outcome happen(Plan plan, ClusterOptions options, FileRecording recording) throws InterruptedException {
        try (LocalCluster cluster = LocalCluster.start(options);
                ClientRuntime runtime = new ClientRuntime(THREADS, THREADS);
                FaultRun trouble = new FaultRun(cluster, setup.schedule(), setup.seed(), Clock.systemUTC(), say)) {
            Watch watch = new Watch(Clock.systemUTC(), System::nanoTime);
            Run run = new Run(plan, runtime, cluster.nodes(), cluster.direct(), recording, watch);
            Truth truth = run.perform(trouble::run);
            return new Outcome(watch, truth, trouble.marks());
        }
    }
}
