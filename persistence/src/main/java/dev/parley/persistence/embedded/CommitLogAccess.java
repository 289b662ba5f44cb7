package dev.parley.persistence.embedded;

import com.sun.nio.file.ExtendedOpenOption;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** How Cassandra writes its commit log. Either way a write is on disk when it is synced; they differ in what comes before. */
enum CommitLogAccess {
    /** Past the page cache. What is not synced is in the process alone, and lost when that is killed. */
    DIRECT("direct"),

    /**
     * By mapped memory, Cassandra's default. It has each page that was synced dropped from the cache, so that the next write
     * reads it from the disk again, with all that the system reads ahead: where every write is synced that was 40 % of its CPU.
     */
    MAPPED("legacy");

    private final String yaml;

    CommitLogAccess(String yaml) {
        this.yaml = yaml;
    }

    String yaml() {
        return yaml;
    }

    /** The best for when writes are synced that the file system of a directory can do; it is made if it is not there. */
    static CommitLogAccess of(Path directory, CommitLogSync sync) {
        if (sync != CommitLogSync.BATCH) {
            return MAPPED;
        }
        try {
            Files.createDirectories(directory);
            Path probe = Files.createTempFile(directory, "probe", null);
            try {
                writeDirectly(probe);
            } finally {
                Files.delete(probe);
            }
            return DIRECT;
        } catch (IOException | UnsupportedOperationException unable) {
            return MAPPED;
        }
    }

    private static void writeDirectly(Path file) throws IOException {
        int block = Math.toIntExact(Files.getFileStore(file).getBlockSize());
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.DSYNC, ExtendedOpenOption.DIRECT)) {
            channel.write(
                    ByteBuffer.allocateDirect(2 * block).alignedSlice(block).limit(block));
        }
    }
}
