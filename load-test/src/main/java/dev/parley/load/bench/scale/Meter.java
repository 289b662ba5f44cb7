package dev.parley.load.bench.scale;

import dev.parley.load.measure.Fleet;
import dev.parley.load.measure.Metrics;
import dev.parley.load.measure.Processes;
import dev.parley.load.measure.Schedule;
import dev.parley.load.measure.Traffic;

/** Runs traffic on a site, and reads what it cost. What the cluster does anyway is measured first, and not counted in. */
final class Meter {
    private static final String MESSAGES = "parley_remote_sent_total{of=\"parley\"}";
    private static final String BYTES = "parley_remote_sent_bytes_total{of=\"parley\"}";
    private static final String CLUSTER_MESSAGES = "parley_remote_sent_total{of=\"akka\"}";
    private static final String CLUSTER_BYTES = "parley_remote_sent_bytes_total{of=\"akka\"}";
    private static final int PAYLOAD = 150;
    private static final double DRAIN_SECONDS = 10;
    private static final long RAMP = 200_000_000;

    private final Site site;
    private final Processes processes;
    private final Fleet fleet;
    private int run;
    private Rest rest = new Rest(0, 0, 0, 0, 0);

    /**
     * What a cluster does where nobody says anything, a second.
     *
     * @param messages of Parley's own between nodes, and their {@code bytes}
     * @param clusterMessages those by which Akka holds the cluster together, and their bytes
     * @param cpu of all nodes, in cores
     */
    record Rest(double messages, double bytes, double clusterMessages, double clusterBytes, double cpu) {}

    Meter(Site site, Fleet fleet) {
        this.site = site;
        this.processes = site.processes();
        this.fleet = fleet;
    }

    Rest rest(double seconds) throws InterruptedException {
        Metrics before = site.metrics();
        double cpu = processes.nodeCpu();
        fleet.idle(seconds);
        double used = processes.nodeCpu() - cpu;
        Metrics after = site.metrics();
        rest = new Rest(
                (after.of(MESSAGES) - before.of(MESSAGES)) / seconds,
                (after.of(BYTES) - before.of(BYTES)) / seconds,
                (after.of(CLUSTER_MESSAGES) - before.of(CLUSTER_MESSAGES)) / seconds,
                (after.of(CLUSTER_BYTES) - before.of(CLUSTER_BYTES)) / seconds,
                used / seconds);
        return rest;
    }

    /** Traffic that is not looked at. */
    void warmUp(Traffic.Route route, double rate, double seconds) {
        traffic(route, rate, seconds).go(DRAIN_SECONDS);
    }

    Measured measure(int step, String kind, Traffic.Route route, double rate, double seconds)
            throws InterruptedException {
        Metrics before = site.metrics();
        double nodes = processes.nodeCpu();
        double store = processes.storeCpu();
        long begin = System.nanoTime();
        Traffic traffic = traffic(route, rate, seconds);
        traffic.go(DRAIN_SECONDS);
        double took = (System.nanoTime() - begin) / 1e9;
        double nodeCpu = processes.nodeCpu() - nodes;
        double storeCpu = processes.storeCpu() - store;
        Metrics after = site.metrics();
        double deliveries = Math.max(1, traffic.deliveries());
        return new Measured(
                step,
                kind,
                traffic.acknowledged() / seconds,
                traffic.deliveries() / seconds,
                traffic.delivery().millis(50),
                traffic.delivery().millis(99),
                nodeCpu * 1000 / deliveries,
                storeCpu * 1000 / deliveries,
                Math.max(0, after.of(MESSAGES) - before.of(MESSAGES) - rest.messages() * took) / deliveries,
                Math.max(0, after.of(BYTES) - before.of(BYTES) - rest.bytes() * took) / deliveries,
                complaint(traffic));
    }

    private Traffic traffic(Traffic.Route route, double rate, double seconds) {
        return new Traffic(fleet, route, ++run, PAYLOAD, Schedule.of(System.nanoTime() + RAMP, rate, seconds));
    }

    private String complaint(Traffic traffic) {
        if (fleet.lost() > 0) {
            return fleet.lost() + " sockets lost: " + fleet.loss();
        }
        if (traffic.errorCount() > 0) {
            return traffic.errorCount() + " errors: " + traffic.errors().get(0);
        }
        if (!traffic.complete()) {
            return (traffic.expected() - traffic.deliveries()) + " deliveries missing";
        }
        return traffic.disorder() > 0 ? traffic.disorder() + " out of order" : "";
    }
}
