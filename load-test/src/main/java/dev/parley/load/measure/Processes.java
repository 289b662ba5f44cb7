package dev.parley.load.measure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The server's processes, by the pid files of {@code parley up}, as {@code /proc} and {@code jcmd} see them. Where there
 * is no {@code /proc}, everything is zero, and reports say so by showing zero.
 */
public final class Processes {
    private static final double TICKS_PER_SECOND = 100;
    private static final long JCMD_SECONDS = 30;
    private static final Pattern RSS = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern SHARE = Pattern.compile("(?m)^Pss:\\s+(\\d+) kB");
    private static final Pattern THREADS = Pattern.compile("Threads:\\s+(\\d+)");
    private static final Pattern HEAP = Pattern.compile("total \\d+K, used (\\d+)K");

    private static final Pattern ALLOCATED = Pattern.compile("\\ballocated=(\\d+)([BKMG])");

    private final List<Long> nodes;
    private final List<Long> stores;

    private Processes(List<Long> nodes, List<Long> stores) {
        this.nodes = List.copyOf(nodes);
        this.stores = List.copyOf(stores);
    }

    /** Those of {@code DIR/run}; none where there is no such folder. */
    public static Processes of(Path data) {
        Path run = data.resolve("run");
        return new Processes(pids(run, "node-*.pid"), pids(run, "cassandra.pid"));
    }

    /** Any server's, with all their children: of the server itself, and of its database. */
    public static Processes of(ProcessHandle server, ProcessHandle store) {
        return new Processes(List.of(server.pid()), List.of(store.pid()));
    }

    public int nodes() {
        return nodes.size();
    }

    /** The processes of the nodes. */
    public List<Long> nodePids() {
        return nodes;
    }

    /** The processes of Cassandra. */
    public List<Long> storePids() {
        return stores;
    }

    /** CPU seconds that the nodes have used. */
    public double nodeCpu() {
        return nodes.stream().mapToDouble(Processes::cpu).sum();
    }

    /** CPU seconds that the database has used. */
    public double storeCpu() {
        return stores.stream().mapToDouble(Processes::cpu).sum();
    }

    /** Resident kilobytes of all nodes. */
    public long nodeRss() {
        return nodes.stream().mapToLong(Processes::rss).sum();
    }

    /** Resident kilobytes of the database; what its processes share counts once. */
    public long storeRss() {
        return stores.stream()
                .flatMap(Processes::tree)
                .mapToLong(Processes::share)
                .sum();
    }

    /** Kilobytes of heap that live objects of all nodes take, after a collection. */
    public long nodeHeap() {
        return nodes.stream().mapToLong(Processes::heap).sum();
    }

    /** Bytes of heap that the living threads of all nodes have allocated since they began. */
    public long nodeAllocated() {
        return nodes.stream()
                .mapToLong(pid -> allocated(jcmd(pid, "Thread.print", "-e")))
                .sum();
    }

    /** What {@code Thread.print -e} says of all threads together, in bytes. */
    static long allocated(String threads) {
        return ALLOCATED
                .matcher(threads)
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1)) << (10 * "BKMG".indexOf(found.group(2))))
                .sum();
    }

    /** Threads of all nodes. */
    public long nodeThreads() {
        return nodes.stream().mapToLong(Processes::threads).sum();
    }

    /** Open descriptors of all nodes. */
    public long nodeDescriptors() {
        return nodes.stream().mapToLong(Processes::descriptors).sum();
    }

    private static long threads(long pid) {
        String status = read(Path.of("/proc", Long.toString(pid), "status"));
        Matcher matcher = THREADS.matcher(status == null ? "" : status);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }

    private static long descriptors(long pid) {
        try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return open.count();
        } catch (IOException e) {
            return 0;
        }
    }

    private static List<Long> pids(Path run, String glob) {
        List<Long> pids = new ArrayList<>();
        if (!Files.isDirectory(run)) {
            return pids;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(run, glob)) {
            for (Path file : files) {
                pids.add(Long.parseLong(Files.readString(file).strip()));
            }
        } catch (IOException | NumberFormatException e) {
            throw new IllegalStateException("cannot read the pid files in " + run, e);
        }
        return pids;
    }

    private static Stream<Long> tree(long pid) {
        Stream<Long> children = ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .map(ProcessHandle::pid);
        return Stream.concat(Stream.of(pid), children);
    }

    /** With its children, those that have ended included. */
    private static double cpu(long pid) {
        return tree(pid).mapToLong(Processes::ticks).sum() / TICKS_PER_SECOND;
    }

    private static long ticks(long pid) {
        String stat = read(Path.of("/proc", Long.toString(pid), "stat"));
        if (stat == null) {
            return 0;
        }
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = 0;
        for (int field = 11; field <= 14; field++) {
            ticks += Long.parseLong(fields[field]);
        }
        return ticks;
    }

    private static long share(long pid) {
        String rollup = read(Path.of("/proc", Long.toString(pid), "smaps_rollup"));
        Matcher matcher = SHARE.matcher(rollup == null ? "" : rollup);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : rss(pid);
    }

    private static long rss(long pid) {
        String status = read(Path.of("/proc", Long.toString(pid), "status"));
        Matcher matcher = RSS.matcher(status == null ? "" : status);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }

    private static long heap(long pid) {
        jcmd(pid, "GC.run");
        return usedHeap(jcmd(pid, "GC.heap_info"));
    }

    /** What {@code GC.heap_info} says is in use, in kilobytes; generations are added up, whatever they are called. */
    public static long usedHeap(String info) {
        long sum = 0;
        for (String line : info.split("\n", -1)) {
            Matcher matcher = HEAP.matcher(line);
            if (matcher.find()) {
                sum += Long.parseLong(matcher.group(1));
            }
        }
        return sum;
    }

    private static String jcmd(long pid, String... command) {
        Path jcmd = Path.of(System.getProperty("java.home", ""), "bin", "jcmd");
        try {
            List<String> words = new ArrayList<>(List.of(jcmd.toString(), Long.toString(pid)));
            words.addAll(List.of(command));
            Process process =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor(JCMD_SECONDS, TimeUnit.SECONDS);
            return output;
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private static @Nullable String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return null;
        }
    }
}
