package dev.parley.load.bench.peer;

import dev.parley.load.measure.Climb;

/**
 * How the servers are measured, one like the other.
 *
 * @param warmUpSeconds not counted: at the fixed rate, and again at the first one of the way up
 * @param fixedSeconds at the fixed rate
 * @param stepSeconds of each rate on the way to the maximum
 * @param payload bytes of a message's text
 */
record Terms(double warmUpSeconds, double fixedSeconds, double stepSeconds, int payload) {
    private static final double DRAIN_SECONDS = 10;
    private static final double MOST = 50_000;
    private static final int FIRST_RUN = 1;
    private static final int FIRST_CLIMBING_RUN = 0x100;

    /** Puts the workload on the server. */
    Measured measure(Contender contender, Workload workload, double p99Millis) {
        try (Venue venue = workload.open(contender)) {
            double rate = workload.rate();
            Climb.Terms fixed =
                    new Climb.Terms(rate, rate, warmUpSeconds, fixedSeconds, DRAIN_SECONDS, p99Millis, payload);
            Climb.Terms climb =
                    new Climb.Terms(2 * rate, MOST, warmUpSeconds, stepSeconds, DRAIN_SECONDS, p99Millis, payload);
            Climb.Step calm = climb(contender, venue, fixed, FIRST_RUN);
            Climb.Step most = climb(contender, venue, climb, FIRST_CLIMBING_RUN);
            return new Measured(
                    calm,
                    most.passed() ? most : calm,
                    contender.processes().nodeRss(),
                    contender.processes().storeRss());
        }
    }

    private static Climb.Step climb(Contender contender, Venue venue, Climb.Terms terms, int firstRun) {
        return new Climb(venue.wire(), venue.route(), terms, contender.processes(), firstRun, System.out).climb();
    }
}
