package dev.parley.load.stress;

import dev.parley.client.ClientRuntime;
import dev.parley.load.Progress;
import dev.parley.load.Report;
import dev.parley.load.measure.Processes;
import dev.parley.load.measure.RunOptions;
import dev.parley.load.measure.Traffic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code parley stress soak}: hours of people who come, talk and go, and a server that is then as it was. */
@Command(
        name = "soak",
        mixinStandardHelpOptions = true,
        description = "People come, talk and go; nothing grows but what they said.")
final class SoakCommand implements Callable<Integer> {
    private static final int PAIRS = 50;
    private static final double RATE = 50;
    private static final int WARM_UP = 3;
    private static final double HEAP_GROWTH = 0.25;
    private static final long HEAP_SLACK_KB = 40 * 1024;
    private static final long THREADS = 30;
    private static final long DESCRIPTORS = 90;

    @Option(names = "--minutes", paramLabel = "M", defaultValue = "30", description = "default ${DEFAULT-VALUE}")
    private int minutes = 30;

    @Option(
            names = "--round",
            paramLabel = "S",
            defaultValue = "60",
            description = "seconds until everybody is exchanged; default ${DEFAULT-VALUE}")
    private double round = 60;

    @Mixin
    private RunOptions options = new RunOptions();

    /** How the nodes stood when everybody had gone. */
    private record Sample(long heapKb, long threads, long descriptors, long storeKb) {}

    @Override
    public Integer call() {
        List<URI> nodes = options.nodes();
        Processes processes = options.processes();
        List<Sample> samples = new ArrayList<>();
        long sent = 0;
        long broken = 0;
        long end = System.nanoTime() + (long) (minutes * 60e9);
        try (ClientRuntime runtime = new ClientRuntime(2, 1);
                Progress progress = new Progress("minutes", minutes)) {
            while (System.nanoTime() < end || samples.size() < WARM_UP + 2) {
                try (Bystanders people = new Bystanders(runtime, options, PAIRS)) {
                    Traffic talk = people.talk(RATE, round).join();
                    sent += talk.schedule().count();
                    broken += talk.complete() && talk.disorder() == 0 ? 0 : 1;
                }
                samples.add(new Sample(
                        processes.nodeHeap(),
                        processes.nodeThreads(),
                        processes.nodeDescriptors(),
                        stored(options.data().resolve("cassandra"))));
                progress.at(minutes - Math.max(0, (end - System.nanoTime()) / 60_000_000_000L));
            }
        }
        Sample first = samples.get(Math.min(WARM_UP, samples.size() - 1));
        Sample last = samples.get(samples.size() - 1);
        Report report = new Report("stress soak")
                .row("minutes", "minutes", minutes)
                .row("nodes", "nodes", nodes.size())
                .row("rounds of other people", "rounds", samples.size())
                .row("messages", "messages", sent)
                .row("rounds with something lost or late", "broken", broken)
                .row("heap after GC, MB, early / late", "heapMb", first.heapKb() / 1024 + " / " + last.heapKb() / 1024)
                .row("threads, early / late", "threads", first.threads() + " / " + last.threads())
                .row("descriptors, early / late", "descriptors", first.descriptors() + " / " + last.descriptors())
                .row(
                        "Cassandra on disk, MB, early / late",
                        "storeMb",
                        first.storeKb() / 1024 + " / " + last.storeKb() / 1024)
                .value("samples", samples);
        return new Promises()
                .keep("everything was delivered", broken == 0)
                .keep("heap does not grow", last.heapKb() <= first.heapKb() * (1 + HEAP_GROWTH) + HEAP_SLACK_KB)
                .keep("threads do not grow", last.threads() <= first.threads() + THREADS)
                .keep("descriptors do not grow", last.descriptors() <= first.descriptors() + DESCRIPTORS)
                .tell(options.box().into(report));
    }

    private static long stored(Path folder) {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(file ->
                                    file.toFile().isFile() ? file.toFile().length() : 0)
                            .sum()
                    / 1024;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
