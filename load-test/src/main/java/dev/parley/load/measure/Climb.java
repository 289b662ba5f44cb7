package dev.parley.load.measure;

import dev.parley.load.Report;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tries rate after rate, a step each, and keeps the best one that the server carried. */
public final class Climb {
    /** What makes a step pass, and how long it is. */
    public record Terms(
            double firstRate,
            double lastRate,
            double warmUpSeconds,
            double seconds,
            double drainSeconds,
            double p99Millis,
            int payload) {}

    /** A step that was made. */
    public record Step(double rate, Traffic traffic, double nodeCpu, double storeCpu, boolean passed) {}

    private static final long RAMP = 200_000_000;

    private final Wire wire;
    private final Traffic.Route route;
    private final Terms terms;
    private final Processes processes;
    private final int runs;
    private final PrintStream out;
    private int run;

    /** {@code firstRun}: a number that no other run of this wire has. */
    public Climb(Wire wire, Traffic.Route route, Terms terms, Processes processes, int firstRun, PrintStream out) {
        this.wire = wire;
        this.route = route;
        this.terms = terms;
        this.processes = processes;
        this.runs = firstRun;
        this.out = out;
    }

    /** The best step that passed, or the first one if none did. */
    public Step climb() {
        step(terms.firstRate(), terms.warmUpSeconds());
        out.printf(
                Locale.ROOT,
                "%9s  %9s  %9s  %-32s  %-32s  %s%n",
                "sends/s",
                "acked/s",
                "deliv/s",
                "acceptance p50/p95/p99/p99.9 ms",
                "delivery p50/p95/p99/p99.9 ms",
                "");
        Ladder ladder = new Ladder(terms.firstRate(), terms.lastRate());
        Step best = null;
        while (!ladder.over() && wire.lost() == 0) {
            Step step = step(ladder.rate(), terms.seconds());
            tell(step);
            ladder.tried(step.passed());
            best = step.passed() || best == null ? step : best;
        }
        if (best == null) {
            throw new IllegalStateException("no step was made; " + wire.loss());
        }
        return best;
    }

    private Step step(double rate, double seconds) {
        double nodes = processes.nodeCpu();
        double stores = processes.storeCpu();
        Traffic traffic = new Traffic(
                wire, route, runs + run++, terms.payload(), Schedule.of(System.nanoTime() + RAMP, rate, seconds));
        traffic.go(terms.drainSeconds());
        boolean passed = traffic.complete()
                && traffic.disorder() == 0
                && traffic.errorCount() == 0
                && traffic.delivery().millis(99) <= terms.p99Millis();
        return new Step(rate, traffic, processes.nodeCpu() - nodes, processes.storeCpu() - stores, passed);
    }

    private void tell(Step step) {
        Traffic traffic = step.traffic();
        double seconds = traffic.schedule().count() / step.rate();
        out.printf(
                Locale.ROOT,
                "%9.0f  %9.0f  %9.0f  %-32s  %-32s  %s%n",
                step.rate(),
                traffic.acknowledged() / seconds,
                traffic.deliveries() / seconds,
                traffic.acceptance(),
                traffic.delivery(),
                step.passed() ? "ok" : "no: " + why(step));
        out.flush();
    }

    private String why(Step step) {
        Traffic traffic = step.traffic();
        if (wire.lost() > 0) {
            return wire.lost() + " connections were closed, the first one by " + wire.loss();
        }
        if (traffic.errorCount() > 0) {
            return traffic.errorCount() + " error frames, the first one "
                    + traffic.errors().get(0);
        }
        if (traffic.acknowledged() < traffic.schedule().count()) {
            return (traffic.schedule().count() - traffic.acknowledged()) + " not acknowledged";
        }
        if (!traffic.complete()) {
            return (traffic.expected() - traffic.deliveries()) + " deliveries missing";
        }
        return traffic.disorder() > 0 ? traffic.disorder() + " out of order or twice" : "p99 over the limit";
    }

    /** Adds the best step to a report. */
    public static Report into(Report report, Step step, @Nullable Processes processes) {
        Traffic traffic = step.traffic();
        double seconds = traffic.schedule().count() / step.rate();
        double thousands = Math.max(1, traffic.deliveries()) / 1000.0;
        Map<String, Object> cpu = new LinkedHashMap<>();
        cpu.put("nodes", Report.rounded(step.nodeCpu() / thousands));
        cpu.put("cassandra", Report.rounded(step.storeCpu() / thousands));
        report.row("passed", "passed", step.passed())
                .row("sends/s", "sendsPerSecond", Report.rounded(step.rate()))
                .row("deliveries/s", "deliveriesPerSecond", Report.rounded(traffic.deliveries() / seconds))
                .row("acceptance ms, p50 / p95 / p99 / p99.9", "acceptanceMs", traffic.acceptance())
                .row("delivery ms, p50 / p95 / p99 / p99.9", "deliveryMs", traffic.delivery());
        if (processes != null && processes.nodes() > 0) {
            report.row("CPU seconds per 1,000 deliveries", "cpuSecondsPer1000", cpu)
                    .row("nodes' RSS, MB", "nodeRssMb", processes.nodeRss() / 1024);
        }
        return report;
    }
}
