package dev.parley.load.stress;

import dev.parley.load.measure.Traffic;
import picocli.CommandLine.Option;

/** How much the others may notice. */
final class HarmOption {
    @Option(
            names = "--harm",
            paramLabel = "MS",
            defaultValue = "250",
            description = "by how much p99 of what others hear may rise; default ${DEFAULT-VALUE}")
    private double millis = 250;

    /** Whether nothing was lost, refused or out of order, and nearly all came about as soon as {@code before}. */
    boolean isNone(Traffic before, Traffic during) {
        return during.complete()
                && during.disorder() == 0
                && during.errorCount() == 0
                && during.delivery().millis(99) <= before.delivery().millis(99) + millis;
    }
}
