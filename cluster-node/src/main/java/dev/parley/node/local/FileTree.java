package dev.parley.node.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.Stream;

/** Copies of directories with what is below them. */
final class FileTree {
    private FileTree() {}

    /** Copies the files of a directory, if there is one; answers how many. */
    static long copy(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) {
            return 0;
        }
        long files = 0;
        try (Stream<Path> all = Files.walk(from)) {
            for (Iterator<Path> each = all.iterator(); each.hasNext(); ) {
                Path file = each.next();
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                    files++;
                }
            }
        }
        return files;
    }

    /** Copies what a snapshot holds of each table to where the table itself would be; answers how many files. */
    static long copySnapshots(Path data, String tag, Path to) throws IOException {
        long files = 0;
        try (Stream<Path> keyspaces = Files.list(data)) {
            for (Path keyspace : keyspaces.filter(Files::isDirectory).toList()) {
                try (Stream<Path> tables = Files.list(keyspace)) {
                    for (Path table : tables.toList()) {
                        files += copy(
                                table.resolve("snapshots").resolve(tag),
                                to.resolve(data.relativize(table).toString()));
                    }
                }
            }
        }
        return files;
    }
}
