package dev.parley.load.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/** A recording of another JVM by its own flight recorder, begun and ended by {@code jcmd}. */
final class FlightRecording implements AutoCloseable {
    private static final String NAME = "parley-profile";
    private static final long JCMD_SECONDS = 60;
    private static final String SAMPLE = "jdk.ExecutionSample";

    private final long pid;
    private final Path file;

    private FlightRecording(long pid, Path file) {
        this.pid = pid;
        this.file = file;
    }

    /**
     * Samples each running thread some 50 times a second, {@code longest} at the most. Begin it before the warm-up: the first
     * recording has a JVM of Java 17 change classes that all others use, whereupon it compiles everything again.
     */
    static FlightRecording begin(long pid, Duration longest) {
        try {
            Path file = Files.createTempFile("parley-", ".jfr");
            // Without a name for it, Java 25 leaves an empty file where the node was started.
            jcmd(
                    pid,
                    "JFR.start",
                    "name=" + NAME,
                    "settings=profile",
                    "duration=" + longest.toSeconds() + "s",
                    "filename=" + file);
            return new FlightRecording(pid, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it; how many samples since then belong to which stage. */
    Map<Stage, Integer> end(Instant since) {
        jcmd(pid, "JFR.stop", "name=" + NAME, "filename=" + file);
        Map<Stage, Integer> samples = new EnumMap<>(Stage.class);
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                RecordedEvent event = recording.readEvent();
                RecordedStackTrace stack = event.getStackTrace();
                if (event.getEventType().getName().equals(SAMPLE)
                        && stack != null
                        && event.getStartTime().isAfter(since)) {
                    samples.merge(Stage.of(classes(stack)), 1, Integer::sum);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return samples;
    }

    private static List<String> classes(RecordedStackTrace stack) {
        return stack.getFrames().stream()
                .filter(frame -> frame.isJavaFrame())
                .map(frame -> frame.getMethod().getType().getName())
                .toList();
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void jcmd(long pid, String... words) {
        String jcmd =
                Path.of(System.getProperty("java.home", ""), "bin", "jcmd").toString();
        List<String> command = new ArrayList<>(List.of(jcmd, Long.toString(pid)));
        command.addAll(List.of(words));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(JCMD_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("jcmd " + pid + " does not end");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in jcmd " + pid, e);
        }
    }
}
