package dev.parley.load.replay;

import dev.parley.load.Report;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * The same day several times, in turn without and with attention: what that costs. Of the rounds, the middle one counts,
 * and all are told.
 */
record CostReport(Attention attention, List<Performance> without, List<Performance> with) {
    CostReport {
        without = List.copyOf(without);
        with = List.copyOf(with);
    }

    void print(PrintStream out) {
        Report report = new Report("replay-cost").value("attention", attention.toString());
        report.note("", columns("without", "with", "change"));
        compare(report, "messages/s", "messagesPerSecond", Performance::messagesPerSecond);
        compare(report, "deliveries/s", "deliveriesPerSecond", Performance::deliveriesPerSecond);
        compare(report, "acceptance ms, p50", "acceptanceP50Ms", p -> p.acceptance()
                .millis(50));
        compare(report, "acceptance ms, p99", "acceptanceP99Ms", p -> p.acceptance()
                .millis(99));
        compare(report, "delivery ms, p50", "deliveryP50Ms", p -> p.delivery().millis(50));
        compare(report, "delivery ms, p99", "deliveryP99Ms", p -> p.delivery().millis(99));
        report.row("rounds of each", "rounds", with.size())
                .row("differences from the log", "differences", differences())
                .row("verified", "verified", differences() == 0);
        report.print(out);
    }

    /** Everything that was wrong in any round. */
    long differences() {
        return without.stream().mapToLong(p -> p.objections().count()).sum()
                + with.stream().mapToLong(p -> p.objections().count()).sum();
    }

    private void compare(Report report, String label, String key, ToDoubleFunction<Performance> figure) {
        double before = middle(without, figure);
        double after = middle(with, figure);
        String change = before == 0 ? "" : String.format(Locale.ROOT, "%+.0f %%", (after - before) / before * 100);
        report.note(label, columns(decimals(before), decimals(after), change))
                .value(key + "Without", all(without, figure))
                .value(key + "With", all(with, figure));
    }

    static double middle(List<Performance> rounds, ToDoubleFunction<Performance> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static List<Double> all(List<Performance> rounds, ToDoubleFunction<Performance> figure) {
        return rounds.stream().map(p -> Report.rounded(figure.applyAsDouble(p))).toList();
    }

    private static String decimals(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String columns(String without, String with, String change) {
        return "%10s  %10s  %8s".formatted(without, with, change);
    }
}
