package dev.parley.load.fault;

import dev.parley.load.cluster.ClockLibrary;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What this machine can do. */
final class Machine {
    private Machine() {}

    /** What of these needs is not met here, in words; empty when all are. */
    static Optional<String> lacksFor(Set<Need> needs) {
        return needs.stream()
                .sorted()
                .map(Machine::lackFor)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> lackFor(Need need) {
        return switch (need) {
            case STORE_PROXY -> Optional.empty();
            case NAMESPACES -> rootWith("ip", "network namespaces need root on Linux, and ip of iproute2");
            case DISK -> rootWith("mount", "a small disk needs root on Linux, and mount");
            case CLOCKS ->
                ClockLibrary.find().isPresent()
                        ? Optional.empty()
                        : Optional.of("clocks that jump need libfaketime (on Debian: apt-get install faketime)");
        };
    }

    private static Optional<String> rootWith(String program, String otherwise) {
        boolean root = "root".equals(System.getProperty("user.name"));
        boolean linux = "Linux".equals(System.getProperty("os.name"));
        return root && linux && has(program) ? Optional.empty() : Optional.of(otherwise);
    }

    private static boolean has(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(Stream.of(path.split(File.pathSeparator)), Stream.of("/usr/sbin", "/sbin"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
