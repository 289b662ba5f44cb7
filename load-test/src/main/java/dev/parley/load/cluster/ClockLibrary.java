package dev.parley.load.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** libfaketime, where distributions put it. */
public final class ClockLibrary {
    private static final List<Path> ROOTS =
            List.of(Path.of("/usr/lib"), Path.of("/usr/lib64"), Path.of("/usr/local/lib"));
    private static final Path IN_ROOT = Path.of("faketime", "libfaketimeMT.so.1");

    private ClockLibrary() {}

    public static Optional<Path> find() {
        return ROOTS.stream()
                .flatMap(ClockLibrary::withArchitectures)
                .map(root -> root.resolve(IN_ROOT))
                .filter(Files::isReadable)
                .findFirst();
    }

    private static Stream<Path> withArchitectures(Path root) {
        try (Stream<Path> inside = Files.list(root)) {
            List<Path> folders = inside.filter(path -> path.toString().endsWith("-linux-gnu"))
                    .toList();
            return Stream.concat(Stream.of(root), folders.stream());
        } catch (IOException absent) {
            return Stream.empty();
        }
    }
}
