package dev.parley.persistence.embedded;

import dev.parley.persistence.embedded.EmbeddedCassandraException.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps two Cassandras off one data directory. A file lock stands for the process that started the daemon; a record of
 * the daemon's pid and birth stands for a daemon that has outlived its starter.
 */
final class DataDirectoryLock implements AutoCloseable {
    private final Path directory;
    private final Path daemonRecord;
    private final FileChannel channel;

    private DataDirectoryLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.daemonRecord = directory.resolve("daemon.process");
        this.channel = channel;
    }

    /** @param patience for a daemon that has lost its owner, and is about to notice it */
    static DataDirectoryLock take(Path directory, Duration patience) {
        try {
            Files.createDirectories(directory);
            FileChannel channel = FileChannel.open(
                    directory.resolve("parley.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw inUse(directory, "another Parley", "Stop that one");
            }
            DataDirectoryLock lock = new DataDirectoryLock(directory, channel);
            lock.outlastSurvivor(patience);
            return lock;
        } catch (IOException e) {
            throw new EmbeddedCassandraException(
                    Reason.DIRECTORY_NOT_WRITABLE,
                    "Cannot write in " + directory + " (" + e + ")",
                    "Make it writable, or choose another data directory",
                    e);
        }
    }

    void record(ProcessHandle daemon) throws IOException {
        Files.writeString(daemonRecord, daemon.pid() + "\n" + born(daemon));
    }

    void forgetDaemon() throws IOException {
        Files.deleteIfExists(daemonRecord);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException closedAlready) {
            return;
        }
    }

    private void outlastSurvivor(Duration patience) throws IOException {
        Optional<ProcessHandle> survivor = survivor();
        if (survivor.isPresent() && !endsWithin(survivor.get(), patience)) {
            close();
            long pid = survivor.get().pid();
            throw inUse(
                    directory, "a Cassandra that has lost its owner (pid " + pid + ")", "Stop it with: kill " + pid);
        }
        forgetDaemon();
    }

    private Optional<ProcessHandle> survivor() throws IOException {
        if (!Files.exists(daemonRecord)) {
            return Optional.empty();
        }
        List<String> fields = Files.readString(daemonRecord).trim().lines().toList();
        return fields.size() < 2
                ? Optional.empty()
                : parsePid(fields.get(0))
                        .flatMap(ProcessHandle::of)
                        .filter(ProcessHandle::isAlive)
                        .filter(process -> born(process).equals(fields.get(1)));
    }

    private static boolean endsWithin(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException stillThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Optional<Long> parsePid(String text) {
        return text.matches("\\d{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    /** The pid alone would mistake a later process of the same number for the daemon. */
    private static String born(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static EmbeddedCassandraException inUse(Path directory, String by, String advice) {
        return new EmbeddedCassandraException(
                Reason.DIRECTORY_IN_USE,
                directory + " is in use by " + by,
                advice + ", or choose another data directory");
    }
}
