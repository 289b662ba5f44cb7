package dev.parley.load.bench.connections;

import dev.parley.load.Latencies;
import dev.parley.load.Report;
import dev.parley.load.measure.Processes;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Traffic at one rate after the other; a line each, as it comes. */
final class RateTable {
    /** How long a rate lasts, and what makes it pass. */
    record Terms(double seconds, double drainSeconds, double p99Millis) {}

    private final Crew crew;
    private final Processes processes;
    private final Terms terms;
    private final PrintStream out;

    RateTable(Crew crew, Processes processes, Terms terms, PrintStream out) {
        this.crew = crew;
        this.processes = processes;
        this.terms = terms;
        this.out = out;
    }

    /** Adds all of them to the report; answers whether every one of them passed. */
    boolean into(Report report, List<Double> ratesPerConnection) {
        out.printf(
                Locale.ROOT,
                "%9s  %9s  %9s  %-32s  %-32s  %-11s  %s%n",
                "sends/s",
                "acked/s",
                "deliv/s",
                "acceptance p50/p95/p99/p99.9 ms",
                "delivery p50/p95/p99/p99.9 ms",
                "CPU s/1,000",
                "");
        List<Map<String, Object>> rows = new ArrayList<>();
        boolean all = true;
        double best = 0;
        for (double rate : ratesPerConnection) {
            Map<String, Object> row = row(rate);
            rows.add(row);
            if (Boolean.TRUE.equals(row.get("passed"))) {
                best = Math.max(best, rate * crew.connections());
            } else {
                all = false;
            }
        }
        report.row("highest rate that held, messages/s", "messagesPerSecond", Report.rounded(best))
                .row("seconds at each rate", "seconds", terms.seconds())
                .row("delivery p99 limit, ms", "p99LimitMs", terms.p99Millis())
                .value("traffic", rows);
        return all;
    }

    private Map<String, Object> row(double rate) {
        double nodeCpu = processes.nodeCpu();
        double storeCpu = processes.storeCpu();
        Carried carried = crew.traffic(rate, terms.seconds(), terms.drainSeconds());
        double thousands = Math.max(1, carried.deliveries()) / 1000.0;
        double nodes = (processes.nodeCpu() - nodeCpu) / thousands;
        double store = (processes.storeCpu() - storeCpu) / thousands;
        Latencies acceptance = carried.acceptanceTimes();
        Latencies delivery = carried.deliveryTimes();
        boolean late = delivery.millis(99) > terms.p99Millis();
        boolean passed = carried.whole() && !late;
        String complaint = carried.complaint();
        out.printf(
                Locale.ROOT,
                "%9.0f  %9.0f  %9.0f  %-32s  %-32s  %4.2f + %4.2f  %s%n",
                carried.sent() / terms.seconds(),
                carried.acknowledged() / terms.seconds(),
                carried.deliveries() / terms.seconds(),
                acceptance,
                delivery,
                nodes,
                store,
                passed ? "ok" : "no: " + (complaint.isEmpty() ? "p99 over the limit" : complaint));
        out.flush();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("perConnection", rate);
        row.put("sendsPerSecond", Report.rounded(carried.sent() / terms.seconds()));
        row.put("deliveriesPerSecond", Report.rounded(carried.deliveries() / terms.seconds()));
        row.put("acceptanceMs", acceptance.summary());
        row.put("deliveryMs", delivery.summary());
        row.put("cpuSecondsPer1000", Map.of("nodes", Report.rounded(nodes), "cassandra", Report.rounded(store)));
        row.put("passed", passed);
        return row;
    }
}
