package dev.parley.persistence.embedded;

import dev.parley.persistence.embedded.EmbeddedCassandraException.Reason;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The daemon's configuration, rendered afresh into its data directory before every start, so that an upgrade of Parley
 * never meets the configuration of its predecessor.
 */
final class DaemonFiles {
    private final EmbeddedCassandraSettings settings;

    DaemonFiles(EmbeddedCassandraSettings settings) {
        this.settings = settings;
    }

    /** Writes all of them; answers the file that holds the JVM's arguments. */
    Path write() {
        Path directory = settings.dataDirectory().resolve("conf");
        Path yaml = directory.resolve("cassandra.yaml");
        Path logback = directory.resolve("logback.xml");
        Path arguments = directory.resolve("jvm.args");
        Map<String, String> values = Map.ofEntries(
                Map.entry("address", settings.address()),
                Map.entry("cqlPort", Integer.toString(settings.cqlPort())),
                Map.entry("storagePort", Integer.toString(settings.storagePort())),
                Map.entry("data", slashed(settings.dataDirectory())),
                Map.entry("commitLogSync", settings.commitLogSync().yaml()),
                Map.entry(
                        "commitLogAccess",
                        CommitLogAccess.of(settings.dataDirectory().resolve("commitlog"), settings.commitLogSync())
                                .yaml()),
                Map.entry("log", slashed(settings.logFile())),
                Map.entry("logLevel", settings.logLevel()),
                Map.entry("heap", Integer.toString(settings.heapMegabytes())),
                Map.entry("compilerNiceness", Integer.toString(settings.compilerNiceness())),
                Map.entry("hugePages", String.join("\n", HugePages.options())),
                Map.entry("yamlUri", yaml.toUri().toString()),
                Map.entry("logbackUri", logback.toUri().toString()),
                Map.entry("classPath", classPath()));
        try {
            Files.createDirectories(directory);
            Files.createDirectories(
                    Objects.requireNonNull(settings.logFile().getParent(), "the log file has no directory"));
            Files.writeString(yaml, render("cassandra.yaml", values));
            Files.writeString(logback, render("logback.xml", values));
            Files.writeString(arguments, render("jvm.args", values));
            return arguments;
        } catch (IOException e) {
            throw new EmbeddedCassandraException(
                    Reason.DIRECTORY_NOT_WRITABLE,
                    "Cannot write in " + settings.dataDirectory() + " (" + e + ")",
                    "Make it writable, or choose another data directory",
                    e);
        }
    }

    private String classPath() {
        List<String> jars = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(settings.libraryDirectory(), "*.jar")) {
            entries.forEach(jar -> jars.add(slashed(jar)));
        } catch (IOException absent) {
            jars.clear();
        }
        if (jars.stream().noneMatch(jar -> jar.contains("/cassandra-all-"))) {
            throw new EmbeddedCassandraException(
                    Reason.NO_CASSANDRA_JARS,
                    "There is no Cassandra in " + settings.libraryDirectory(),
                    "Build it with: ./mvnw -pl persistence/embedded-cassandra package");
        }
        jars.sort(null);
        return String.join(File.pathSeparator, jars);
    }

    /** Forward slashes need no escape in YAML, XML or an argument file, and every platform's JVM takes them. */
    private static String slashed(Path path) {
        return path.toString().replace(File.separatorChar, '/');
    }

    private static String render(String template, Map<String, String> values) throws IOException {
        try (InputStream in = DaemonFiles.class.getResourceAsStream(template)) {
            String text = new String(
                    Objects.requireNonNull(in, template + " is not on the class path")
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
            for (Map.Entry<String, String> value : values.entrySet()) {
                text = text.replace("${" + value.getKey() + "}", value.getValue());
            }
            return text;
        }
    }
}
