package dev.parley.load.bench.connections;

import com.fasterxml.jackson.databind.JavaType;
import dev.parley.protocol.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link Worker}, seen from the process that has started it. It ends with its standard input, whatever happens here. */
final class WorkerProcess implements AutoCloseable {
    private static final long END_SECONDS = 10;

    private final Process process;
    private final Path errors;
    private final OutputStream orders;
    private final BufferedReader answers;

    private WorkerProcess(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
        this.orders = process.getOutputStream();
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static WorkerProcess start(List<String> words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // It shares the machine with what it measures: what it compiles thoroughly, it takes from that.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                Worker.class.getName()));
        command.addAll(words);
        try {
            Path errors = Files.createTempFile("parley-worker-", ".err");
            return new WorkerProcess(
                    new ProcessBuilder(command).redirectError(errors.toFile()).start(), errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void tell(String order) {
        try {
            orders.write((order + "\n").getBytes(StandardCharsets.US_ASCII));
            orders.flush();
        } catch (IOException e) {
            throw new IllegalStateException("a process of the generator has ended: " + lastWords(), e);
        }
    }

    /** Waits for the answer to what was told. */
    <T> T answer(Class<T> type) {
        try {
            String line = answers.readLine();
            if (line == null) {
                throw new IllegalStateException("a process of the generator has ended: " + lastWords());
            }
            JavaType form = Json.mapper().constructType(type);
            return Json.mapper().readValue(line, form);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String lastWords() {
        try {
            String said = Files.readString(errors, StandardCharsets.UTF_8).strip();
            return said.substring(Math.max(0, said.length() - 2_000));
        } catch (IOException e) {
            return "it said nothing";
        }
    }

    @Override
    public void close() {
        try {
            orders.close();
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Files.deleteIfExists(errors);
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
