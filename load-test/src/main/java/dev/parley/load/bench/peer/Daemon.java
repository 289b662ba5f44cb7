package dev.parley.load.bench.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A peer's process; it ends with this one at the latest. */
final class Daemon implements AutoCloseable {
    /** Whether it answers. */
    interface Probe {
        boolean answers() throws InterruptedException;
    }

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(20);
    private static final long PAUSE_MILLIS = 100;

    private final Process process;
    private final Path output;
    private final Thread lastly;

    private Daemon(Process process, Path output) {
        this.process = process;
        this.output = output;
        this.lastly = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(lastly);
    }

    static Daemon start(List<String> command, Path directory, Map<String, String> environment, Path output) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().putAll(environment);
        try {
            return new Daemon(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    void await(Probe probe) throws InterruptedException {
        long deadline = System.nanoTime() + START.toNanos();
        while (!probe.answers()) {
            if (!process.isAlive() || System.nanoTime() - deadline > 0) {
                throw new IllegalStateException(output.getFileName() + ": it does not answer; " + said());
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private String said() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(lastly);
    }

    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
