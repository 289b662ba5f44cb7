package dev.parley.node.local;

import dev.parley.persistence.embedded.HugePages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command line of a node's process, and its environment. */
final class NodeCommand {
    private static final String MAIN = "dev.parley.node.NodeMain";

    private final ClassArchive archive;
    private final UpPlan up;
    private final LocalSettings settings;
    private final RunDirectory directory;

    NodeCommand(UpPlan up, LocalSettings settings, RunDirectory directory, ClassArchive archive) {
        this.archive = archive;
        this.up = up;
        this.settings = settings;
        this.directory = directory;
    }

    List<String> line(NodePlan node, String classPath) {
        List<String> command = new ArrayList<>();
        if (up.network() != null) {
            // It becomes the shell, so the process that is started is the node's.
            command.addAll(List.of("ip", "netns", "exec", up.network().namespace(node.number())));
        }
        Path shell = Path.of("/bin/sh");
        if (Files.isExecutable(shell)) {
            command.addAll(List.of(shell.toString(), "-c", "trap '' INT HUP; exec \"$@\"", node.name()));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(archive.flags(node, classPath));
        command.addAll(List.of(
                "-Xms" + Math.max(32, settings.nodeHeapMegabytes() / 2) + "m",
                "-Xmx" + settings.nodeHeapMegabytes() + "m",
                // What was stashed during a recovery is taken up recursively; see
                // akka.persistence.typed.stash-capacity.
                "-Xss8m",
                // With less at first, all of the heap is collected twice for want of room for classes.
                "-XX:MetaspaceSize=96m",
                "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(HugePages.options());
        command.addAll(settings.nodeCollector());
        command.addAll(settings.nodeOptions());
        command.addAll(List.of(
                "-Dlogback.configurationFile=logback-file.xml",
                "-Dparley.log.file=" + directory.log(node.name() + ".log"),
                "-Dparley.development=true",
                "-Dparley.node.host=" + node.host(),
                "-Dparley.node.cluster-port=" + node.clusterPort(),
                "-Dparley.node.management-port=" + node.managementPort(),
                "-Dparley.node.contact-points=" + up.contactPoints(),
                "-Dparley.node.required-contact-points=" + up.nodes().size(),
                "-Dparley.http.host=" + node.host(),
                "-Dparley.http.port=" + node.httpPort(),
                "-Dparley.cassandra.contact-points=" + cassandra(),
                "-Dparley.drain.window=" + settings.drainWindow().toMillis() + "ms",
                "-cp",
                classPath,
                MAIN,
                "--owner",
                Long.toString(ProcessHandle.current().pid())));
        return command;
    }

    /** The library that sets the node's wall clock by a file, and that file; timers go on as they did. */
    Map<String, String> environment(NodePlan node) {
        return settings.clockLibrary().isEmpty()
                ? Map.of()
                : Map.of(
                        "LD_PRELOAD",
                        settings.clockLibrary(),
                        "FAKETIME_TIMESTAMP_FILE",
                        directory.clock(node.name()).toString(),
                        // It looks into the file once in a second; at every look at the clock, a node takes minutes to
                        // start.
                        "FAKETIME_CACHE_DURATION",
                        "1",
                        "DONT_FAKE_MONOTONIC",
                        "1",
                        // What it mends for others makes every wait of a JVM end at once.
                        "FAKETIME_FORCE_MONOTONIC_FIX",
                        "0");
    }

    private String cassandra() {
        String itself = up.cassandra();
        return settings.cassandraThroughPort() == 0
                ? itself
                : itself.substring(0, itself.lastIndexOf(':') + 1) + settings.cassandraThroughPort();
    }
}
