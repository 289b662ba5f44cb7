package dev.parley.node.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The process of one node. It ignores a terminal's Ctrl-C, which reaches it as well: its {@code up} tells it when to
 * leave. It leaves by itself when its {@code up} is gone.
 */
final class NodeProcess {
    /** Akka's exit status for a member that was downed. */
    private static final int GIVEN_UP = 255;

    private final NodePlan plan;
    private final String classPath;
    private final Path output;
    private final Process process;

    private NodeProcess(NodePlan plan, String classPath, Path output, Process process) {
        this.plan = plan;
        this.classPath = classPath;
        this.output = output;
        this.process = process;
    }

    static NodeProcess launch(NodePlan plan, String classPath, NodeCommand command, RunDirectory directory) {
        Path output = directory.log(plan.name() + ".out");
        try {
            ProcessBuilder builder = new ProcessBuilder(command.line(plan, classPath))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(command.environment(plan));
            Process process = builder.start();
            process.getOutputStream().close();
            directory.writePid(plan.name(), process.pid());
            return new NodeProcess(plan, classPath, output, process);
        } catch (IOException e) {
            throw new LocalException(plan.name() + " cannot be started (" + e.getMessage() + ")", e);
        }
    }

    NodePlan plan() {
        return plan;
    }

    /** The classes that it runs. */
    String classPath() {
        return classPath;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int exitStatus() {
        return process.exitValue();
    }

    /** Whether it has ended itself because the cluster has taken it out. */
    boolean wasGivenUp() {
        return !process.isAlive() && process.exitValue() == GIVEN_UP;
    }

    /** The last thing that the process said. */
    String lastWords() {
        try {
            List<String> lines = Files.readString(output, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            return lines.isEmpty()
                    ? "it said nothing"
                    : lines.get(lines.size() - 1).replaceFirst("^parley node: ", "");
        } catch (IOException unreadable) {
            return "it said nothing";
        }
    }

    /** Tells it to leave; it takes its time. */
    void leave() {
        process.destroy();
    }

    /** Waits until it has left; kills it after {@code timeout}. Answers whether it has left by itself. */
    boolean awaitEnd(Duration timeout) throws InterruptedException {
        if (process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
            return true;
        }
        process.destroyForcibly().waitFor();
        return false;
    }

    void kill() {
        process.destroyForcibly();
    }
}
