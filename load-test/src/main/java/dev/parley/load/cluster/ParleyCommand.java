package dev.parley.load.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code bin/parley} of a checkout, with one data directory, as somebody at a terminal runs it. */
final class ParleyCommand {
    private final Path home;
    private final Path data;
    private final Map<String, String> environment;

    ParleyCommand(Path home, Path data, Map<String, String> environment) {
        this.home = home;
        this.data = data;
        this.environment = Map.copyOf(environment);
    }

    /** Starts it; what it says goes to {@code output}. */
    Process start(Path output, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin").resolve("parley").toString());
        command.addAll(arguments);
        command.addAll(List.of("--data", data.toString()));
        Map<String, String> variables = new HashMap<>(environment);
        variables.putIfAbsent("JAVA_HOME", System.getProperty("java.home"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().putAll(variables);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs it to its end; answers what it said. Throws with the last of that when it failed. */
    String run(Duration timeout, List<String> arguments) throws InterruptedException {
        String what = "bin/parley " + String.join(" ", arguments);
        try {
            Path output = Files.createTempFile("parley-command-", ".out");
            try {
                Process process = start(output, arguments);
                boolean ended = process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
                if (!ended) {
                    process.destroyForcibly().waitFor();
                }
                String said = Files.readString(output, StandardCharsets.UTF_8).strip();
                if (!ended || process.exitValue() != 0) {
                    throw new IllegalStateException(what + (ended ? " failed: " : " did not end: ") + said);
                }
                return said;
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
