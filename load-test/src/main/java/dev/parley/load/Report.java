package dev.parley.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parley.protocol.Json;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A result: a table for people, and one line of JSON for programs. */
public final class Report {
    private record Row(String label, String value) {}

    private final String name;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** {@code name} is the first field of the JSON line. */
    public Report(String name) {
        this.name = name;
    }

    /** A value for both; {@link Latencies} are told by their percentiles. */
    public Report row(String label, String key, Object value) {
        rows.add(new Row(label, String.valueOf(value)));
        values.put(key, value instanceof Latencies latencies ? latencies.summary() : value);
        return this;
    }

    /** A value for programs only. */
    public Report value(String key, Object value) {
        values.put(key, value);
        return this;
    }

    /** A line for people only. */
    public Report note(String label, String text) {
        rows.add(new Row(label, text));
        return this;
    }

    /** Prints both. */
    public void print(PrintStream out) {
        int width = rows.stream().mapToInt(row -> row.label().length()).max().orElse(0);
        for (Row row : rows) {
            out.println(row.label() + " ".repeat(width - row.label().length()) + "  " + row.value());
        }
        out.println(json());
        out.flush();
    }

    /** The line of JSON. */
    public String json() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("run", name);
        line.putAll(values);
        try {
            return Json.mapper().writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report must have a JSON form", e);
        }
    }

    /** With two decimals. */
    public static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
