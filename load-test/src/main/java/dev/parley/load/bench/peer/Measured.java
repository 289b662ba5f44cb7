package dev.parley.load.bench.peer;

import dev.parley.load.measure.Climb;

/**
 * One workload on one server.
 *
 * @param fixed at the workload's own rate
 * @param most at the highest rate that passed
 * @param serverRss resident kilobytes after it, and {@code storeRss} of the database
 */
record Measured(Climb.Step fixed, Climb.Step most, long serverRss, long storeRss) {}
