package dev.parley.micro;

import dev.parley.load.Report;
import dev.parley.load.measure.Box;
import java.util.Collection;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code parley bench micro}: what single steps of the hot path cost in time and memory, each in a JVM of its own. */
@Command(
        name = "parley bench micro",
        mixinStandardHelpOptions = true,
        description = "Measures single steps of a message's way through the server, without network or database.")
public final class MicroBenchmarks implements Callable<Integer> {
    private static final String SILENT = "-Dlogback.configurationFile=logback-silent.xml";

    @Parameters(
            arity = "0..1",
            paramLabel = "PATTERN",
            defaultValue = ".*",
            description = "a regular expression on the names, such as Fanout; default: all")
    private String pattern = ".*";

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "of half a second that count, after as many that do not; default ${DEFAULT-VALUE}")
    private int rounds = 3;

    @Option(names = "--forks", paramLabel = "N", defaultValue = "1", description = "JVMs for each; default 1")
    private int forks = 1;

    private MicroBenchmarks() {}

    public static void main(String... arguments) {
        System.exit(new CommandLine(new MicroBenchmarks()).execute(arguments));
    }

    @Override
    public Integer call() throws RunnerException {
        System.out.println(
                "Some " + 5 * rounds / 3 * forks + " s for each of them, on a machine that does nothing else.");
        Collection<RunResult> results = new Runner(options(pattern)
                        .forks(forks)
                        .warmupIterations(rounds)
                        .measurementIterations(rounds)
                        .build())
                .run();
        Report report = new Report("bench micro");
        report.note("", "       ns/op  ±      error        B/op");
        for (RunResult result : results) {
            String name = nameOf(result.getParams());
            report.row(name, name, Cost.of(result));
        }
        Box.here("none").into(report).print(System.out);
        return results.isEmpty() ? 1 : 0;
    }

    /** What is the same for a measurement and for a trial of all. */
    static ChainedOptionsBuilder options(String pattern) {
        TimeValue round = TimeValue.milliseconds(500);
        return new OptionsBuilder()
                .include(pattern)
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .warmupTime(round)
                .measurementTime(round)
                .addProfiler(GCProfiler.class)
                .jvmArgsAppend("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC", SILENT)
                .verbosity(VerboseMode.SILENT);
    }

    /** As {@code Fanout.publish members=100}. */
    private static String nameOf(BenchmarkParams params) {
        String[] words = params.getBenchmark().split("\\.", -1);
        String step = words[words.length - 2].replace("Benchmark", "") + "." + words[words.length - 1];
        return params.getParamsKeys().stream()
                .map(key -> " " + key + "=" + params.getParam(key))
                .collect(Collectors.joining("", step, ""));
    }
}
