package dev.parley.load.bench.peer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Programs that are run to their end. */
final class Commands {
    private static final long MOST_SECONDS = 300;

    /** {@code code}: the exit code, 127 where there is no such program. */
    record Outcome(int code, String output) {
        boolean succeeded() {
            return code == 0;
        }
    }

    private Commands() {}

    static Outcome run(List<String> command, Map<String, String> environment) throws InterruptedException {
        try {
            Path output = Files.createTempFile("parley-command-", ".out");
            try {
                ProcessBuilder builder = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .directory(Path.of("/").toFile());
                builder.environment().putAll(environment);
                Process process = builder.start();
                boolean ended = process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
                if (!ended) {
                    process.destroyForcibly().waitFor();
                }
                return new Outcome(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException absent) {
            return new Outcome(127, String.valueOf(absent.getMessage()));
        }
    }

    /** What it said; throws {@link IllegalStateException} with that when it failed. */
    static String must(List<String> command) throws InterruptedException {
        Outcome outcome = run(command, Map.of());
        if (!outcome.succeeded()) {
            throw new IllegalStateException(String.join(" ", command) + " failed: " + outcome.output());
        }
        return outcome.output();
    }
}
