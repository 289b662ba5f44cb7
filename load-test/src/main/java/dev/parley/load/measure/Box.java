package dev.parley.load.measure;

import dev.parley.load.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a figure comes from; without that it means nothing.
 *
 * @param cores processors
 * @param memoryGiB of the machine; 0 where it is not known
 * @param cpu the processor's name
 * @param jdk of this process
 * @param durability how Cassandra syncs its commit log
 */
public record Box(int cores, long memoryGiB, String cpu, String jdk, String durability) {
    private static final Pattern MEMORY = Pattern.compile("MemTotal:\\s+(\\d+) kB");
    private static final Pattern MODEL = Pattern.compile("model name\\s*: (.*)");
    private static final Pattern SYNC = Pattern.compile("(?m)^commitlog_sync:\\s*(\\w+)");

    public static Box here(String durability) {
        return new Box(
                Runtime.getRuntime().availableProcessors(),
                Math.round(Long.parseLong(found(MEMORY, Path.of("/proc/meminfo"), "0")) / 1048576.0),
                found(MODEL, Path.of("/proc/cpuinfo"), "unknown"),
                Runtime.version().toString(),
                durability);
    }

    /** The commit log's mode as the embedded Cassandra in {@code data} has it; "unknown" for any other. */
    public static String durabilityOf(Path data) {
        for (Path file : List.of(
                data.resolve("cassandra/conf/cassandra.yaml"),
                data.resolve("cassandra/cassandra.yaml"),
                data.resolve("run/cassandra.yaml"))) {
            String mode = found(SYNC, file, "");
            if (!mode.isEmpty()) {
                return mode;
            }
        }
        return "unknown";
    }

    public Report into(Report report) {
        return report.note("box", cores + " cores, " + memoryGiB + " GiB, " + cpu)
                .note("JDK", jdk)
                .note("commit log", durability)
                .value("box", this);
    }

    private static String found(Pattern pattern, Path file, String otherwise) {
        try {
            Matcher matcher = pattern.matcher(Files.readString(file));
            return matcher.find() ? matcher.group(1) : otherwise;
        } catch (IOException e) {
            return otherwise;
        }
    }
}
