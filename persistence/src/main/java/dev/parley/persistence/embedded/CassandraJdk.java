package dev.parley.persistence.embedded;

import dev.parley.persistence.embedded.EmbeddedCassandraException.Reason;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the JDK 17 that Cassandra 5.0 needs, whatever runs Parley: the daemon does not start on JVMs that have lost the
 * security manager. Order: {@code PARLEY_CASSANDRA_JAVA_HOME}, the running JVM, {@code JAVA17_HOME}, {@code JAVA_HOME},
 * then the places where systems keep their JDKs.
 */
final class CassandraJdk {
    private static final String OVERRIDE = "PARLEY_CASSANDRA_JAVA_HOME";
    private static final String ADVICE = "Install a JDK 17, or name one by " + OVERRIDE;
    private static final Pattern IS_17 = Pattern.compile("(?m)^JAVA_VERSION=\"17[.\"]");

    private final Map<String, String> environment;
    private final int runningFeature;
    private final Path runningHome;
    private final List<Path> usualPlaces;

    CassandraJdk(Map<String, String> environment, int runningFeature, Path runningHome, List<Path> usualPlaces) {
        this.environment = environment;
        this.runningFeature = runningFeature;
        this.runningHome = runningHome;
        this.usualPlaces = usualPlaces;
    }

    static CassandraJdk ofThisMachine() {
        Path user = Path.of(System.getProperty("user.home", "."));
        return new CassandraJdk(
                System.getenv(),
                Runtime.version().feature(),
                Path.of(System.getProperty("java.home")),
                List.of(
                        Path.of("/usr/lib/jvm"),
                        Path.of("/usr/java"),
                        Path.of("/opt/java"),
                        Path.of("/Library/Java/JavaVirtualMachines"),
                        user.resolve(".sdkman/candidates/java"),
                        user.resolve(".jdks")));
    }

    /** The {@code java} command of a 17, or {@link Reason#NO_JDK_17}. */
    Path java() {
        String override = environment.get(OVERRIDE);
        if (override != null && !override.isBlank()) {
            return javaOf17(Path.of(override))
                    .orElseThrow(() -> new EmbeddedCassandraException(
                            Reason.NO_JDK_17,
                            OVERRIDE + " names " + override + ", which is not a JDK 17",
                            "Correct or unset it"));
        }
        if (runningFeature == 17 && Files.isExecutable(runningHome.resolve("bin/java"))) {
            return runningHome.resolve("bin/java");
        }
        return candidates().stream()
                .flatMap(home -> javaOf17(home).stream())
                .findFirst()
                .orElseThrow(() -> new EmbeddedCassandraException(
                        Reason.NO_JDK_17,
                        "Cassandra needs a JDK 17, and none was found (this JVM is a " + runningFeature + ")",
                        ADVICE));
    }

    private List<Path> candidates() {
        List<Path> homes = new ArrayList<>();
        for (String variable : List.of("JAVA17_HOME", "JAVA_HOME_17_X64", "JAVA_HOME")) {
            String value = environment.get(variable);
            if (value != null && !value.isBlank()) {
                homes.add(Path.of(value));
            }
        }
        for (Path place : usualPlaces) {
            File[] entries = place.toFile().listFiles();
            for (File entry : entries == null ? new File[0] : entries) {
                homes.add(entry.toPath());
                homes.add(entry.toPath().resolve("Contents/Home"));
            }
        }
        return homes;
    }

    private static Optional<Path> javaOf17(Path home) {
        Path java = home.resolve("bin/java");
        Path release = home.resolve("release");
        try {
            boolean fits = Files.isExecutable(java)
                    && IS_17.matcher(Files.readString(release, StandardCharsets.UTF_8))
                            .find();
            return fits ? Optional.of(java) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
