package dev.parley.load.check.report;

import com.fasterxml.jackson.databind.ObjectWriter;
import dev.parley.load.check.Setup;
import dev.parley.load.check.verify.Verdict;
import dev.parley.load.check.work.Plan;
import dev.parley.protocol.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What came of a check: {@code report.md} for people, {@code report.json} for programs, {@code latency.svg} for both. */
public final class CheckReport {
    private static final ObjectWriter PRETTY = Json.mapper().writerWithDefaultPrettyPrinter();

    private final Setup setup;
    private final Plan plan;

    private final Verdict verdict;
    private final Figures figures;

    /** Of a run of {@code plan} in {@code setup}. */
    public CheckReport(Setup setup, Plan plan, Verdict verdict, Figures figures) {
        this.setup = setup;
        this.plan = plan;

        this.verdict = verdict;
        this.figures = figures;
    }

    /** What is wrong. */
    public Verdict verdict() {
        return verdict;
    }

    /** Into {@code directory}, where earlier reports are replaced. */
    public void write(Path directory) throws IOException {
        Files.writeString(directory.resolve("report.md"), markdown());
        Files.writeString(directory.resolve("report.json"), PRETTY.writeValueAsString(values()) + "\n");
        Files.writeString(directory.resolve("latency.svg"), new LatencyPlot(figures).svg());
    }

    /** For the terminal. */
    public void print(PrintStream out) {
        out.print(markdown());
        out.println("Written to " + setup.out());
        out.flush();
    }

    String markdown() {
        return new Markdown(setup, plan, verdict, figures).text();
    }

    private Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("run", "check");
        values.put("seed", setup.seed());
        values.put("seconds", setup.whole().toSeconds());
        values.put("nodes", setup.nodes());
        values.put("rate", setup.rate());
        values.put("faults", setup.faults());
        values.put("people", plan.people().size());
        values.put("conversations", plan.venues().size());
        values.put("schedule", setup.schedule());
        values.put("violations", verdict.counts());
        values.put("first", verdict.first());
        values.put("figures", figures);
        return values;
    }
}
