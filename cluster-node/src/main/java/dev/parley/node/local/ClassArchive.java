package dev.parley.node.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;

/**
 * The classes of a node in the form in which the JVM keeps them in memory, so that the next start needs not parse and
 * verify them. The first node of the first {@code up} writes it as it ends; it is made anew when the class path changes.
 */
final class ClassArchive {
    private final Path file;

    ClassArchive(Path directory) {
        this.file = directory.resolve("node-classes.jsa");
    }

    /** Flags of the JVM of a node. */
    List<String> flags(NodePlan node, String classPath) {
        if (hasDirectory(classPath)) {
            return List.of();
        }
        if (isOf(classPath)) {
            return List.of("-XX:SharedArchiveFile=" + file, "-Xlog:disable", "-Xlog:all=error:stderr");
        }
        return node.number() == 1
                ? List.of("-XX:ArchiveClassesAtExit=" + file, "-Xlog:disable", "-Xlog:all=error:stderr")
                : List.of();
    }

    /** The JVM makes no archive of classes that stand in directories. */
    private static boolean hasDirectory(String classPath) {
        return Stream.of(classPath.split(File.pathSeparator, -1)).anyMatch(entry -> Files.isDirectory(Path.of(entry)));
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
