package dev.parley.node.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parley.protocol.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code DIR/run}: what runs, for the other commands. A lock that the running {@code up} holds, its plan, the pids, and
 * requests to start a node again.
 */
final class RunDirectory implements AutoCloseable {
    private final Path data;
    private final Path run;
    private @Nullable FileChannel lock;

    RunDirectory(Path data) {
        this.data = data.toAbsolutePath().normalize();
        this.run = this.data.resolve("run");
    }

    Path data() {
        return data;
    }

    Path log(String name) {
        return data.resolve("log").resolve(name);
    }

    /** Makes this process the one {@code up} of the directory, until {@link #close()}. */
    void take() {
        try {
            Files.createDirectories(run);
            Files.createDirectories(data.resolve("log"));
            if (!tryTake()) {
                throw new LocalException("Parley is up in " + data + " already (pid "
                        + read("up.pid").orElse("unknown") + "); stop that one, or choose another --data directory");
            }
            clear();
            writePid("up", ProcessHandle.current().pid());
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    /** The plan of the {@code up} that must run here. */
    UpPlan running() {
        return plan().orElseThrow(
                        () -> new LocalException("Parley is not up in " + data + "; start it by: bin/parley up"));
    }

    /** Whether an {@code up} runs here; the plan of it. */
    Optional<UpPlan> plan() {
        try {
            if (Files.exists(run.resolve("lock")) && !tryTake()) {
                Optional<String> plan = read("up.json");
                if (plan.isPresent()) {
                    return Optional.of(Json.mapper().readValue(plan.get(), UpPlan.class));
                }
            }
            return Optional.empty();
        } catch (JsonProcessingException e) {
            throw new LocalException(run.resolve("up.json") + " cannot be read (" + e.getOriginalMessage() + ")", e);
        } catch (IOException e) {
            throw notWritable(e);
        } finally {
            release();
        }
    }

    void writePlan(UpPlan plan) {
        try {
            write("up.json", Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(plan));
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    void writePid(String name, long pid) {
        try {
            write(name + ".pid", pid + "\n");
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    /** The live process of that name. */
    Optional<ProcessHandle> process(String name) {
        return read(name + ".pid")
                .filter(pid -> pid.matches("\\d{1,18}"))
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                .filter(ProcessHandle::isAlive);
    }

    void forget(String name) {
        delete(name + ".pid");
    }

    /** @param classPath the classes to run */
    void requestStart(String name, String classPath) {
        try {
            write(name + ".start", classPath);
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    /** The class path with which a start was asked for since the last call; empty for the one that it had. */
    Optional<String> takeStartRequest(String name) {
        Optional<String> classPath = read(name + ".start");
        delete(name + ".start");
        return classPath;
    }

    /** What sets the wall clock of a node in a test of clocks. */
    Path clock(String name) {
        return run.resolve(name + ".clock");
    }

    void setClock(String name, String offset) {
        try {
            write(name + ".clock", offset);
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    @Override
    public void close() {
        if (lock == null) {
            return;
        }
        try {
            clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            release();
        }
    }

    private boolean tryTake() throws IOException {
        FileChannel channel =
                FileChannel.open(run.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!locks(channel)) {
            channel.close();
            return false;
        }
        lock = channel;
        return true;
    }

    private static boolean locks(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    private void release() {
        try {
            if (lock != null) {
                lock.close();
                lock = null;
            }
        } catch (IOException closedAlready) {
            lock = null;
        }
    }

    /** Pids and requests of an {@code up} that was killed are not of this one. */
    private void clear() throws IOException {
        List<Path> stale;
        try (var files = Files.list(run)) {
            stale = files.filter(file -> !file.endsWith("lock")).toList();
        }
        for (Path file : stale) {
            Files.deleteIfExists(file);
        }
    }

    private Optional<String> read(String file) {
        try {
            return Optional.of(Files.readString(run.resolve(file)).strip());
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    /** Readers see the old content or the new one, never a part. */
    private void write(String file, String content) throws IOException {
        Path part = Files.writeString(run.resolve(file + ".part"), content);
        Files.move(part, run.resolve(file), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private boolean delete(String file) {
        try {
            return Files.deleteIfExists(run.resolve(file));
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    private LocalException notWritable(IOException e) {
        return new LocalException(
                "Cannot write in " + data + " (" + e + "); make it writable, or choose another --data directory", e);
    }
}
