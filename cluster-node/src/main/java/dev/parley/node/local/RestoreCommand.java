package dev.parley.node.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code bin/parley restore DIR}: puts the copy of {@code backup} where an {@code up} finds it. */
@Command(name = "restore", description = "Puts a copy of backup into a directory that has no data yet.")
final class RestoreCommand implements Callable<Integer> {
    @Mixin
    private DataOption data = new DataOption();

    @Parameters(paramLabel = "DIR", description = "What backup has made.")
    private Path source = Path.of("backup");

    @Override
    public Integer call() {
        if (!Files.isDirectory(source.resolve("data"))) {
            throw new LocalException(source + " is not what bin/parley backup makes");
        }
        RunDirectory directory = new RunDirectory(data.path());
        Path cassandra = directory.data().resolve("cassandra");
        try (directory) {
            directory.take();
            if (Files.exists(cassandra.resolve("data"))) {
                throw new LocalException(
                        cassandra + " has data already; move it away, or choose another --data directory");
            }
            long files = FileTree.copy(source, cassandra);
            System.out.println(files + " files restored; now: bin/parley rebuild --data, then bin/parley up");
            return 0;
        } catch (IOException e) {
            throw new LocalException("The restore failed: " + e.getMessage(), e);
        }
    }
}
