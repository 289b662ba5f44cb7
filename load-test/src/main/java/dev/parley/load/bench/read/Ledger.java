package dev.parley.load.bench.read;

import dev.parley.load.Latencies;
import dev.parley.load.Report;
import dev.parley.load.measure.Processes;
import dev.parley.load.measure.Schedule;
import dev.parley.load.measure.StoreReads;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/** Asks one kind of question after another, and writes down what each has cost. */
final class Ledger {
    private static final long RAMP = 200_000_000;
    private static final String LINE = "%-44s  %7s  %-30s  %8s  %8s  %8s  %8s  %s%n";

    private final Supplier<Processes> now;
    private final StoreReads store;
    private final double warmUpSeconds;
    private LongConsumer pause = LockSupport::parkNanos;
    private final PrintStream out;
    private final List<Map<String, Object>> entries = new ArrayList<>();
    private int failures;

    /** {@code now}: the processes as they are now, which differ after a restart. */
    Ledger(Supplier<Processes> now, StoreReads store, double warmUpSeconds, PrintStream out) {
        this.now = now;
        this.store = store;
        this.warmUpSeconds = warmUpSeconds;
        this.out = out;
    }

    void note(String line) {
        out.println(line);
    }

    /** From now on {@code other} lets some nanoseconds go by; it serves sockets meanwhile. */
    Ledger with(LongConsumer other) {
        pause = other;
        return this;
    }

    void head() {
        out.printf(
                Locale.ROOT,
                LINE,
                "operation",
                "calls/s",
                "p50/p95/p99/p99.9 ms",
                "reads",
                "writes",
                "node ms",
                "store ms",
                "reads by table");
        out.flush();
    }

    /** Asks for {@code seconds} at {@code rate} a second, after a warm-up that is not counted. */
    void steady(String name, double rate, double seconds, OpenLoop.Question question) {
        int warm = warmUpSeconds > 0 ? schedule(rate, warmUpSeconds).count() : 0;
        if (warm > 0) {
            new OpenLoop(pause).run(schedule(rate, warmUpSeconds), question);
        }
        entry(name, schedule(rate, seconds), number -> question.ask(warm + number));
    }

    /** Asks {@code count} times at {@code rate} a second; each question is the first of its kind, so nothing is warmed up. */
    void once(String name, double rate, int count, OpenLoop.Question question) {
        entry(name, new Schedule(System.nanoTime() + RAMP, rate, count), question);
    }

    private static Schedule schedule(double rate, double seconds) {
        return Schedule.of(System.nanoTime() + RAMP, rate, seconds);
    }

    private void entry(String name, Schedule schedule, OpenLoop.Question question) {
        StoreReads.Look before = store.look();
        Processes processes = now.get();
        double nodes = processes.nodeCpu();
        double stores = processes.storeCpu();
        OpenLoop loop = new OpenLoop(pause).run(schedule, question);
        double calls = schedule.count();
        StoreReads.Look asked = store.look().since(before);
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("operation", name);
        entry.put("calls", schedule.count());
        entry.put("callsPerSecond", Report.rounded(schedule.perSecond()));
        entry.put("latencyMs", loop.latencies().summary());
        entry.put("failed", loop.failed());
        entry.put("storeReads", store.isKnown() ? Report.rounded(asked.allReads() / calls) : "unknown");
        entry.put("storeWrites", store.isKnown() ? Report.rounded(asked.allWrites() / calls) : "unknown");
        entry.put("nodeCpuMs", Report.rounded((processes.nodeCpu() - nodes) * 1000 / calls));
        entry.put("storeCpuMs", Report.rounded((processes.storeCpu() - stores) * 1000 / calls));
        entry.put("readsByTable", each(asked.reads(), calls));
        entries.add(entry);
        failures += loop.failed();
        tell(entry, loop.latencies());
        if (loop.failed() > 0) {
            out.println("  " + loop.failed() + " failed; " + loop.why());
        }
        out.flush();
    }

    private static Map<String, Double> each(Map<String, Long> counts, double calls) {
        Map<String, Double> each = new TreeMap<>();
        counts.forEach((table, count) -> each.put(table, Report.rounded(count / calls)));
        return each;
    }

    private void tell(Map<String, Object> entry, Latencies latencies) {
        out.printf(
                Locale.ROOT,
                LINE,
                entry.get("operation"),
                entry.get("callsPerSecond"),
                latencies,
                entry.get("storeReads"),
                entry.get("storeWrites"),
                entry.get("nodeCpuMs"),
                entry.get("storeCpuMs"),
                entry.get("readsByTable"));
    }

    int failures() {
        return failures;
    }

    List<Map<String, Object>> entries() {
        return entries;
    }
}
