package dev.parley.load.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * CPU seconds of a process's threads, user and system, by what the threads are for; from {@code /proc}. What a thread used that has ended
 * is lost.
 *
 * @param seconds by kind of thread
 */
record ThreadCpu(Map<String, Double> seconds) {
    private static final double TICKS_PER_SECOND = 100;
    private static final Pattern STAT = Pattern.compile("(?s)\\d+ \\((.*)\\) \\S(?: \\S+){10} (\\d+) (\\d+) .*");

    /** The kinds, by the beginning of a thread's name, of which Linux keeps 15 letters. The first that fits counts. */
    private static final List<Map.Entry<String, String>> KINDS = List.of(
            Map.entry("C1 Compiler", "JIT"),
            Map.entry("C2 Compiler", "JIT"),
            Map.entry("Sweeper", "JIT"),
            Map.entry("VM Thread", "collector"),
            Map.entry("GC Thread", "collector"),
            Map.entry("G1 ", "collector"),
            Map.entry("JFR ", "the profile itself"),
            Map.entry("Native-Transpor", "requests"),
            Map.entry("epollEventLoop", "sockets"),
            Map.entry("MutationStage", "writes"),
            Map.entry("ReadStage", "reads"),
            Map.entry("COMMIT-LOG", "commit log"),
            Map.entry("CompactionExec", "compaction"),
            Map.entry("Memtable", "flushes"),
            Map.entry("PerDiskMemtable", "flushes"));

    ThreadCpu {
        seconds = Map.copyOf(seconds);
    }

    static ThreadCpu of(long pid) {
        Map<String, Double> seconds = new TreeMap<>();
        try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            for (Path task : tasks.toList()) {
                add(seconds, Files.readString(task.resolve("stat")));
            }
        } catch (IOException gone) {
            return new ThreadCpu(seconds);
        }
        return new ThreadCpu(seconds);
    }

    static void add(Map<String, Double> seconds, String stat) {
        Matcher matcher = STAT.matcher(stat);
        if (matcher.matches()) {
            long ticks = Long.parseLong(matcher.group(2)) + Long.parseLong(matcher.group(3));
            seconds.merge(kind(matcher.group(1)), ticks / TICKS_PER_SECOND, Double::sum);
        }
    }

    private static String kind(String thread) {
        return KINDS.stream()
                .filter(kind -> thread.startsWith(kind.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("work");
    }

    /** What was used since {@code before}. */
    ThreadCpu since(ThreadCpu before) {
        Map<String, Double> used = new TreeMap<>();
        seconds.forEach((kind, now) -> used.put(kind, Math.max(0, now - before.seconds.getOrDefault(kind, 0.0))));
        return new ThreadCpu(used);
    }

    ThreadCpu and(ThreadCpu other) {
        Map<String, Double> both = new TreeMap<>(seconds);
        other.seconds.forEach((kind, more) -> both.merge(kind, more, Double::sum));
        return new ThreadCpu(both);
    }
}
