package dev.parley.node.local;

import dev.parley.persistence.embedded.CassandraSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code bin/parley backup DIR}: a copy of all that an {@code up} keeps, at work or stopped, for {@code restore}. */
@Command(name = "backup", description = "Copies all data of an up, at work or stopped, to a new directory.")
final class BackupCommand implements Callable<Integer> {
    private static final String TAG = "parley-backup";

    @Mixin
    private DataOption data = new DataOption();

    @Parameters(paramLabel = "DIR", description = "Where the copy goes; must not exist yet.")
    private Path target = Path.of("backup");

    @Override
    public Integer call() {
        RunDirectory directory = new RunDirectory(data.path());
        Path cassandra = directory.data().resolve("cassandra");
        if (!Files.isDirectory(cassandra.resolve("data"))) {
            throw new LocalException("There is no data of Parley in " + directory.data());
        }
        if (Files.exists(target)) {
            throw new LocalException(target + " exists already; choose another directory for the copy");
        }
        try {
            long files = directory.plan().isPresent() ? running(directory, cassandra) : stopped(directory, cassandra);
            System.out.println(
                    files + " files copied to " + target + "; restore them by: bin/parley restore " + target);
            return 0;
        } catch (IOException e) {
            throw new LocalException("The copy failed: " + e.getMessage(), e);
        }
    }

    private long stopped(RunDirectory directory, Path cassandra) throws IOException {
        try (directory) {
            directory.take();
            return FileTree.copy(cassandra.resolve("data"), target.resolve("data"))
                    + FileTree.copy(cassandra.resolve("commitlog"), target.resolve("commitlog"));
        }
    }

    private long running(RunDirectory directory, Path cassandra) throws IOException {
        long pid = directory
                .process("cassandra")
                .map(ProcessHandle::pid)
                .orElseThrow(() -> new LocalException("Cassandra does not run at the moment; try again"));
        try (CassandraSnapshot snapshot = CassandraSnapshot.of(pid, TAG)) {
            snapshot.take(inOrder(snapshot.keyspaces()));
            return FileTree.copySnapshots(cassandra.resolve("data"), TAG, target.resolve("data"));
        }
    }

    /** The journal last: rows and snapshots may be behind it, which mends itself, but never before it. */
    private static List<String> inOrder(List<String> keyspaces) {
        List<String> ordered = new ArrayList<>(keyspaces);
        Optional<String> journal =
                keyspaces.stream().filter(name -> name.endsWith("_journal")).findFirst();
        journal.ifPresent(last -> {
            ordered.remove(last);
            ordered.add(last);
        });
        return ordered;
    }
}
