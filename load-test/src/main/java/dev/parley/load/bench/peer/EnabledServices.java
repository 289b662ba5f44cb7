package dev.parley.load.bench.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What systemd starts with the machine. */
final class EnabledServices {
    private static final Path UNITS = Path.of("/etc/systemd/system");

    private EnabledServices() {}

    /** Their names; none where there is no systemd. */
    static Set<String> now() {
        return now(UNITS);
    }

    static Set<String> now(Path units) {
        if (!Files.isDirectory(units)) {
            return Set.of();
        }
        try (Stream<Path> links = Files.find(
                units, 2, (path, attributes) -> String.valueOf(path.getParent()).endsWith(".wants"))) {
            return links.map(link -> String.valueOf(link.getFileName())).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those that a new package has added would only be in the way. */
    static void disableAllBut(Set<String> known) throws InterruptedException {
        Set<String> added = new HashSet<>(now());
        added.removeAll(known);
        for (String service : added) {
            Commands.run(List.of("systemctl", "disable", service), Map.of());
        }
    }
}
