package dev.parley.node.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code bin/parley}, as somebody at a terminal runs it. */
final class ParleyCommand {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private final Path directory;
    private final String javaOptions;

    ParleyCommand(Path directory, String javaOptions) {
        this.directory = directory;
        this.javaOptions = javaOptions;
    }

    record Result(int status, String output) {}

    /** Starts it; what it says goes to {@code output}. */
    Process start(Path output, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(ROOT.resolve("bin/parley").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", directory.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().put("PARLEY_JAVA_OPTS", javaOptions);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Result run(String... arguments) throws InterruptedException {
        try {
            Path output = Files.createTempFile("parley-command-", ".out");
            Process process = start(output, arguments);
            if (!process.waitFor(4, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError(String.join(" ", arguments) + " did not end: " + Files.readString(output));
            }
            String said = Files.readString(output);
            Files.delete(output);
            return new Result(process.exitValue(), said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
