package dev.parley.load.check;

import dev.parley.load.fault.FaultSchedule;
import dev.parley.load.fault.PlannedFault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What decides a run.
 *
 * @param whole how long people talk
 * @param faults names of what breaks
 * @param schedule when it breaks
 * @param rate messages a second
 * @param out where everything goes
 */
public record Setup(
        long seed, Duration whole, List<String> faults, List<PlannedFault> schedule, int nodes, double rate, Path out) {
    public Setup {
        faults = List.copyOf(faults);
        schedule = List.copyOf(schedule);
        out = out.toAbsolutePath().normalize();
    }

    /** With the schedule that the seed decides. */
    public static Setup of(long seed, Duration whole, List<String> faults, int nodes, double rate, Path out) {
        return new Setup(seed, whole, faults, FaultSchedule.plan(seed, whole, faults, nodes), nodes, rate, out);
    }
}
