package dev.parley.load.bench.peer;

import dev.parley.load.Report;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The figures of Parley, and of the peer where it took part, with their ratios. */
final class SideBySide {
    private final Map<Workload, Measured> parley = new EnumMap<>(Workload.class);
    private final Map<Workload, Measured> peer = new EnumMap<>(Workload.class);

    void parley(Workload workload, Measured measured) {
        parley.put(workload, measured);
    }

    void peer(Workload workload, Measured measured) {
        peer.put(workload, measured);
    }

    Report into(Report report) {
        report.note("", line("Parley", "ejabberd", "ratio"));
        for (Workload workload : Workload.values()) {
            Measured own = parley.get(workload);
            if (own != null) {
                compare(report, workload, own, Optional.ofNullable(peer.get(workload)));
            }
        }
        report.value("parley", json(parley)).value("ejabberd", json(peer));
        return report.value("ratios", ratios());
    }

    private static void compare(Report report, Workload workload, Measured own, Optional<Measured> other) {
        report.note(workload.title(), String.format(Locale.ROOT, "at %.0f sends/s, and at the most", workload.rate()));
        for (Figure figure : Figure.ALL) {
            report.note(
                    "  " + figure.label(),
                    line(
                            number(figure.of(own)),
                            other.map(figure::of).map(SideBySide::number).orElse("-"),
                            other.map(of -> String.format(Locale.ROOT, "%.2f", ratio(figure, own, of)))
                                    .orElse("-")));
        }
        if (!own.fixed().passed()) {
            report.note("  ", "Parley did not keep the limit at this rate");
        }
        if (other.isPresent() && !other.get().fixed().passed()) {
            report.note("  ", "ejabberd did not keep the limit at this rate");
        }
    }

    private static String line(String own, String other, String ratio) {
        return String.format(Locale.ROOT, "%10s  %10s  %8s", own, other, ratio);
    }

    /** As many digits as mean something. */
    static String number(double value) {
        String format = value < 1 ? "%.3f" : value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%,.0f";
        return String.format(Locale.ROOT, format, value);
    }

    private static double rounded(double value) {
        return Math.round(value * 1_000) / 1_000.0;
    }

    private static double ratio(Figure figure, Measured own, Measured other) {
        double of = figure.of(other);
        return of == 0 ? 0 : figure.of(own) / of;
    }

    private static Map<String, Object> json(Map<Workload, Measured> all) {
        Map<String, Object> values = new LinkedHashMap<>();
        all.forEach((workload, measured) -> {
            Map<String, Object> figures = new LinkedHashMap<>();
            for (Figure figure : Figure.ALL) {
                figures.put(figure.key(), rounded(figure.of(measured)));
            }
            figures.put("fixedPassed", measured.fixed().passed());
            values.put(workload.key(), figures);
        });
        return values;
    }

    private Map<String, Object> ratios() {
        Map<String, Object> values = new LinkedHashMap<>();
        peer.forEach((workload, other) -> {
            Map<String, Object> figures = new LinkedHashMap<>();
            Measured own = parley.get(workload);
            if (own != null) {
                for (Figure figure : Figure.ALL) {
                    figures.put(figure.key(), rounded(ratio(figure, own, other)));
                }
            }
            values.put(workload.key(), figures);
        });
        return values;
    }
}
