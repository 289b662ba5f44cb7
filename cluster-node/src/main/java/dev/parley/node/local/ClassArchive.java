package dev.parley.node.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The classes of a node in the form in which the JVM keeps them in memory, so that the next start needs not parse and
 * verify them. The first node writes it when its {@code up} ends, and not when it is replaced, because it takes the CPU for
 * seconds; it is made anew when the class path changes.
 */
final class ClassArchive {
    private static final Logger log = LoggerFactory.getLogger(ClassArchive.class);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Path file;

    ClassArchive(Path directory) {
        this.file = directory.resolve("node-classes.jsa");
    }

    /** Flags of the JVM of a node. */
    List<String> flags(NodePlan node, String classPath) {
        if (isNotFor(classPath)) {
            return List.of();
        }
        if (isOf(classPath)) {
            return List.of("-XX:SharedArchiveFile=" + file, "-Xlog:disable", "-Xlog:all=error:stderr");
        }
        return writes(node, classPath)
                ? List.of("-XX:+RecordDynamicDumpInfo", "-Xlog:disable", "-Xlog:all=error:stderr")
                : List.of();
    }

    private boolean writes(NodePlan node, String classPath) {
        return node.number() == 1 && !isNotFor(classPath) && !isOf(classPath);
    }

    /** Has the node's process write it, if it is the one to do so. Without the JDK's tools there is none. */
    void writeBy(NodeProcess node) throws InterruptedException {
        if (!writes(node.plan(), node.classPath()) || !node.isAlive()) {
            return;
        }
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            Process writing = new ProcessBuilder(
                            jcmd.toString(), Long.toString(node.pid()), "VM.cds", "dynamic_dump", file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!writing.waitFor(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
                writing.destroyForcibly();
            }
        } catch (IOException noSuchTool) {
            log.debug("no class archive: {}", noSuchTool.getMessage());
        }
    }

    /** It is of this checkout's classes; the JVM makes none of classes that stand in directories. */
    private static boolean isNotFor(String classPath) {
        return !classPath.equals(ClassPaths.own())
                || Stream.of(classPath.split(File.pathSeparator, -1))
                        .anyMatch(entry -> Files.isDirectory(Path.of(entry)));
    }

    private boolean isOf(String classPath) {
        try {
            FileTime made = Files.getLastModifiedTime(file);
            for (String entry : classPath.split(File.pathSeparator, -1)) {
                if (Files.getLastModifiedTime(Path.of(entry)).compareTo(made) > 0) {
                    return false;
                }
            }
            return true;
        } catch (IOException absent) {
            return false;
        }
    }
}
