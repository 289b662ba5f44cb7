package dev.parley.load.check.report;

import dev.parley.load.check.Setup;
import dev.parley.load.check.report.Figures.Absence;
import dev.parley.load.check.report.Figures.Trouble;
import dev.parley.load.check.verify.Promise;
import dev.parley.load.check.verify.Verdict;
import dev.parley.load.check.verify.Violation;
import dev.parley.load.check.work.Plan;
import dev.parley.load.fault.PlannedFault;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The report as a page. */
final class Markdown {
    private static final String NODES = " of nodes ";

    private final Setup setup;
    private final Plan plan;

    private final Verdict verdict;
    private final Figures figures;
    private final StringBuilder page = new StringBuilder();

    Markdown(Setup setup, Plan plan, Verdict verdict, Figures figures) {
        this.setup = setup;
        this.plan = plan;

        this.verdict = verdict;
        this.figures = figures;
    }

    String text() {
        line("# Check of seed " + setup.seed());
        line("");
        line(verdict.clean() ? "**No violation.**" : "**Violated:** " + violated());
        line("");
        run();
        figures();
        troubles();
        absences();
        violations();
        return page.toString();
    }

    private String violated() {
        return verdict.counts().entrySet().stream()
                .map(entry -> entry.getKey().word() + " (" + entry.getValue() + ")")
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private void run() {
        line("| | |");
        line("|---|---|");
        row(
                "again",
                "`bin/parley check --seed " + setup.seed() + " --minutes "
                        + setup.whole().toMillis() / 60_000.0
                        + " --nodes " + setup.nodes() + " --rate " + setup.rate() + " --faults "
                        + (setup.faults().isEmpty() ? "none" : String.join(",", setup.faults())) + "`");
        row("people", plan.people().size() + ", of whom " + bots() + " are bots that come and go");
        row(
                "conversations",
                plan.venues().size() + ", with "
                        + plan.venues().stream()
                                .map(venue -> venue.members().size())
                                .distinct()
                                .sorted()
                                .map(String::valueOf)
                                .collect(Collectors.joining(", "))
                        + " members");
        row(
                "planned faults",
                setup.schedule().isEmpty()
                        ? "none"
                        : setup.schedule().stream().map(Markdown::planned).collect(Collectors.joining("; ")));
        row("checked", Arrays.stream(Promise.values()).map(Promise::word).collect(Collectors.joining(", ")));
        line("");
    }

    private long bots() {
        return plan.people().stream().filter(Plan.Persona::bot).count();
    }

    private static String planned(PlannedFault fault) {
        String nodes = fault.nodes().isEmpty() ? "" : NODES + fault.nodes();
        return fault.fault() + nodes + " after " + fault.at().toSeconds() + " s";
    }

    private void figures() {
        line("## What happened");
        line("");
        line("| | |");
        line("|---|---|");
        row("operations", counts(figures.operations()));
        row("refused", figures.refusals().isEmpty() ? "none" : counts(figures.refusals()));
        row("frames of events and acknowledgements", figures.frames());
        row("sockets", figures.sockets());
        row("observations", figures.observations());
        row(
                "delivery, p50 / p99 / longest",
                figures.all().p50() + " / " + figures.all().p99() + " / "
                        + figures.all().most() + " ms of " + figures.all().deliveries());
        line("");
        line("![Delivery latency over time, faults marked](latency.svg)");
        line("");
    }

    private static String counts(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private void troubles() {
        if (figures.troubles().isEmpty()) {
            return;
        }
        line("## Faults");
        line("");
        line(
                "| fault | nodes | began | lasted | sends answered within 1 s again after | slowest answer | longest absence |");
        line("|---|---|---|---|---|---|---|");
        for (Trouble trouble : figures.troubles()) {
            line("| " + trouble.fault() + " | " + trouble.nodes() + " | " + trouble.began() + " s | "
                    + Math.round((trouble.ended() - trouble.began()) * 10) / 10.0 + " s | " + trouble.troubled()
                    + " s | " + trouble.slowest() + " s | " + trouble.away() + " s |");
        }
        line("");
    }

    private void absences() {
        line("## Longest absences");
        line("");
        if (figures.absences().isEmpty()) {
            line("Nobody lost a socket.");
        } else {
            line("| device | at | seconds | why |");
            line("|---|---|---|---|");
        }
        for (Absence absence : figures.absences()) {
            line("| " + absence.device() + " | " + absence.from() + " s | " + absence.seconds() + " | " + absence.why()
                    + " |");
        }
        line("");
    }

    private void violations() {
        if (verdict.clean()) {
            return;
        }
        line("## Violations");
        line("");
        for (Violation violation : verdict.first()) {
            line("- **" + violation.promise().word() + "**: " + violation.what());
            violation.where().forEach((name, value) -> line("  - " + name + ": `" + value + "`"));
        }
        line("");
    }

    private void row(String label, Object value) {
        line("| " + label + " | " + value + " |");
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
