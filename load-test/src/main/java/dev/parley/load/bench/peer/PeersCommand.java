package dev.parley.load.bench.peer;

import dev.parley.load.Report;
import dev.parley.load.measure.Box;
import dev.parley.load.measure.MessageOptions;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code parley bench peers}: Parley and ejabberd, one after the other, at the same work. */
@Command(
        name = "peers",
        mixinStandardHelpOptions = true,
        description = {
            "Starts a Parley of its own, then Debian's ejabberd with PostgreSQL, puts the same work on both, and prints ratios.",
            "Both have every message on disk before they acknowledge it. ejabberd is installed where this is root, and left out",
            "where that cannot be."
        })
public final class PeersCommand implements Callable<Integer> {
    @Option(
            names = "--nodes",
            paramLabel = "N",
            defaultValue = "1",
            description = "of Parley; default ${DEFAULT-VALUE}")
    private int nodes = 1;

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            defaultValue = "20",
            description = "not counted, at the fixed rate and again before the way up; default ${DEFAULT-VALUE}")
    private double warmUp = 20;

    @Option(
            names = "--fixed",
            paramLabel = "SECONDS",
            defaultValue = "20",
            description = "at the fixed rate; default ${DEFAULT-VALUE}")
    private double fixed = 20;

    @Option(
            names = "--seconds",
            defaultValue = "6",
            description = "of a step on the way to the highest rate; default ${DEFAULT-VALUE}")
    private double seconds = 6;

    @Mixin
    private MessageOptions messages = new MessageOptions();

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            defaultValue = "/var/tmp",
            description = "where both keep their data, on one disk; it is removed. Default ${DEFAULT-VALUE}")
    private Path parent = Path.of("/var/tmp");

    @Override
    public Integer call() throws IOException, InterruptedException {
        Terms terms = new Terms(warmUp, fixed, seconds, messages.payload());
        SideBySide table = new SideBySide();
        Report report = new Report("bench peers");
        Installation peer = installation();
        Path directory = Files.createTempDirectory(parent, "parley-peers-");
        try {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
            try (Contender parley = ParleyContender.start(directory, nodes)) {
                compete(parley, terms, report, table::parley);
            }
            if (peer != null) {
                try (Contender ejabberd = EjabberdContender.start(peer, directory)) {
                    compete(ejabberd, terms, report, table::peer);
                }
            }
        } finally {
            remove(directory);
        }
        table.into(report)
                .row("nodes of Parley", "nodes", nodes)
                .row("payload bytes", "payloadBytes", terms.payload())
                .row("delivery p99 limit, ms", "p99LimitMs", messages.p99());
        Box.here("synced before each acknowledgement").into(report).print(System.out);
        return 0;
    }

    private static @Nullable Installation installation() throws InterruptedException {
        try {
            return Installation.ensure(System.out);
        } catch (SkippedException e) {
            System.out.println("ejabberd is skipped: " + e.getMessage());
            return null;
        }
    }

    private void compete(Contender contender, Terms terms, Report report, BiConsumer<Workload, Measured> results) {
        report.row(
                contender.name() + "'s archive",
                contender.name().toLowerCase(Locale.ROOT) + "Archive",
                contender.archive());
        for (Workload workload : Workload.values()) {
            System.out.println();
            System.out.println(contender.name() + ": " + workload.title());
            results.accept(workload, terms.measure(contender, workload, messages.p99()));
        }
    }

    private static void remove(Path directory) throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<Path>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                Files.deleteIfExists(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
