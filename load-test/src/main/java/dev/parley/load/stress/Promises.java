package dev.parley.load.stress;

import dev.parley.load.Report;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a run has to keep, and whether it did. */
final class Promises {
    private final Map<String, Boolean> promises = new LinkedHashMap<>();

    Promises keep(String promise, boolean kept) {
        promises.put(promise, kept);
        return this;
    }

    /** Adds them to the report and prints it; the answer is the exit code. */
    int tell(Report report) {
        promises.forEach((promise, kept) -> report.note(promise, kept ? "kept" : "BROKEN"));
        report.value("promises", promises).value("passed", !promises.containsValue(false));
        report.print(System.out);
        return promises.containsValue(false) ? 1 : 0;
    }
}
