package dev.parley.node.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The process of one node. It ignores a terminal's Ctrl-C, which reaches it as well: its {@code up} tells it when to
 * leave. It leaves by itself when its {@code up} is gone.
 */
final class NodeProcess {
    /** Akka's exit status for a member that was downed. */
    private static final int GIVEN_UP = 255;

    private static final String MAIN = "dev.parley.node.NodeMain";

    private final NodePlan plan;
    private final Path output;
    private final Process process;

    private NodeProcess(NodePlan plan, Path output, Process process) {
        this.plan = plan;
        this.output = output;
        this.process = process;
    }

    static NodeProcess launch(NodePlan plan, UpPlan up, LocalSettings settings, RunDirectory directory) {
        Path output = directory.log(plan.name() + ".out");
        try {
            Process process = new ProcessBuilder(command(plan, up, settings, directory))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            directory.writePid(plan.name(), process.pid());
            return new NodeProcess(plan, output, process);
        } catch (IOException e) {
            throw new LocalException(plan.name() + " cannot be started (" + e.getMessage() + ")", e);
        }
    }

    NodePlan plan() {
        return plan;
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

    private static List<String> command(NodePlan plan, UpPlan up, LocalSettings settings, RunDirectory directory) {
        List<String> command = new ArrayList<>();
        Path shell = Path.of("/bin/sh");
        if (Files.isExecutable(shell)) {
            command.addAll(List.of(shell.toString(), "-c", "trap '' INT HUP; exec \"$@\"", plan.name()));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        String classPath = System.getProperty("java.class.path");
        command.addAll(new ClassArchive(directory.data()).flags(plan, classPath));
        command.addAll(List.of(
                "-Xms" + Math.max(32, settings.nodeHeapMegabytes() / 8) + "m",
                "-Xmx" + settings.nodeHeapMegabytes() + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dlogback.configurationFile=logback-file.xml",
                "-Dparley.log.file=" + directory.log(plan.name() + ".log"),
                "-Dparley.development=true",
                "-Dparley.node.host=" + plan.host(),
                "-Dparley.node.cluster-port=" + plan.clusterPort(),
                "-Dparley.node.management-port=" + plan.managementPort(),
                "-Dparley.node.contact-points=" + up.contactPoints(),
                "-Dparley.node.required-contact-points=" + up.nodes().size(),
                "-Dparley.http.host=" + plan.host(),
                "-Dparley.http.port=" + plan.httpPort(),
                "-Dparley.cassandra.contact-points=" + up.cassandra(),
                "-Dparley.drain.window=" + settings.drainWindow().toMillis() + "ms",
                "-cp",
                classPath,
                MAIN,
                "--owner",
                Long.toString(ProcessHandle.current().pid())));
        return command;
    }
}
