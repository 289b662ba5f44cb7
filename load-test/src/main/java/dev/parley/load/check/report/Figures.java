package dev.parley.load.check.report;

import dev.parley.load.check.record.Observation;
import dev.parley.load.check.record.Recording;
import dev.parley.load.check.record.Watch;
import dev.parley.load.check.verify.Case;
import dev.parley.load.fault.FaultMark;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How it went, beside what was promised. Times are seconds since the recording began, but for latencies, which are
 * milliseconds.
 */
public record Figures(
        Map<String, Long> operations,
        Map<String, Long> refusals,
        long frames,
        long sockets,
        long observations,
        List<Second> seconds,
        Second all,
        List<Absence> absences,
        List<Trouble> troubles) {

    /** Deliveries of messages that were sent in one second. */
    public record Second(int second, int deliveries, double p50, double p99, double most) {}

    /** A device without a socket: from its end to the next one's welcome. */
    public record Absence(String device, double from, double seconds, String why) {}

    /**
     * A fault that happened.
     *
     * @param troubled seconds from its beginning until every send was answered within a second again
     * @param slowest seconds that an answer took at the most, of what was sent while it lasted or soon after
     * @param away seconds that a device was away at the most, of those that lost their sockets meanwhile
     */
    public record Trouble(
            String fault,
            List<Integer> nodes,
            double began,
            double ended,
            double troubled,
            double slowest,
            double away) {}

    /** Reads the recording once more. */
    public static Figures of(Recording recording, Case known, Watch watch, List<FaultMark> marks) {
        Deliveries deliveries = new Deliveries(known);
        Answers answers = new Answers();
        Absences absences = new Absences(known);
        Map<String, Long> counts = new TreeMap<>();
        long[] totals = new long[3];
        recording.replay(observation -> {
            deliveries.see(observation);
            answers.see(observation);
            absences.see(observation);
            totals[0]++;
            if (observation instanceof Observation.Heard || observation instanceof Observation.Accepted) {
                totals[1]++;
            } else if (observation instanceof Observation.Opened) {
                totals[2]++;
            } else if (observation instanceof Observation.Began began) {
                counts.merge(began.action().name().toLowerCase(java.util.Locale.ROOT), 1L, Long::sum);
            }
        });
        List<Trouble> troubles = marks.stream()
                .map(mark -> trouble(mark, watch, answers, absences))
                .toList();
        return new Figures(
                counts,
                answers.refusals(),
                totals[1],
                totals[2],
                totals[0],
                deliveries.seconds(),
                deliveries.all(),
                absences.longest(),
                troubles);
    }

    private static Trouble trouble(FaultMark mark, Watch watch, Answers answers, Absences absences) {
        long from = watch.at(mark.began());
        long to = watch.at(mark.ended());
        return new Trouble(
                mark.fault(),
                mark.nodes(),
                seconds(from),
                seconds(to),
                seconds(answers.troubled(from, to)),
                seconds(answers.slowest(from, to)),
                absences.longestBetween(from, to));
    }

    static double seconds(long micros) {
        return Math.round(micros / 1e4) / 100.0;
    }
}
