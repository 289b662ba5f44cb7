package dev.parley.load.check;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What decides a run.
 *
 * @param whole how long people talk
 * @param faults names of what breaks
 * @param rate messages a second
 * @param out where everything goes
 */
public record Setup(long seed, Duration whole, List<String> faults, int nodes, double rate, Path out) {
    public Setup {
        faults = List.copyOf(faults);
        out = out.toAbsolutePath().normalize();
    }
}
