package dev.parley.load.bench.connections;

import dev.parley.load.Latencies;
import dev.parley.load.measure.Traffic;

/**
 * What came of traffic at one rate, in one process or in all of them.
 *
 * @param sent messages that were due, and sent
 * @param lost sockets that went away
 * @param trouble the first error frame, or why the first socket went; empty where there was none
 * @param acceptance and {@code delivery}: as {@link Latencies#encoded} gives them
 */
record Carried(
        int sent,
        int acknowledged,
        long expected,
        long deliveries,
        long disorder,
        long errors,
        int lost,
        String trouble,
        String acceptance,
        String delivery) {

    static Carried of(Traffic traffic, int lost, String loss) {
        return new Carried(
                traffic.schedule().count(),
                traffic.acknowledged(),
                traffic.expected(),
                traffic.deliveries(),
                traffic.disorder(),
                traffic.errorCount(),
                lost,
                traffic.errors().isEmpty() ? loss : traffic.errors().get(0),
                traffic.acceptance().encoded(),
                traffic.delivery().encoded());
    }

    /** Of two parts that worked at the same time. */
    Carried and(Carried other) {
        return new Carried(
                sent + other.sent,
                acknowledged + other.acknowledged,
                expected + other.expected,
                deliveries + other.deliveries,
                disorder + other.disorder,
                errors + other.errors,
                lost + other.lost,
                trouble.isEmpty() ? other.trouble : trouble,
                new Latencies().add(acceptance).add(other.acceptance).encoded(),
                new Latencies().add(delivery).add(other.delivery).encoded());
    }

    Latencies acceptanceTimes() {
        return new Latencies().add(acceptance);
    }

    Latencies deliveryTimes() {
        return new Latencies().add(delivery);
    }

    /** Whether everything was acknowledged and delivered, once and in order, and no socket lost. */
    boolean whole() {
        return acknowledged == sent && deliveries == expected && disorder == 0 && errors == 0 && lost == 0;
    }

    /** What was not as it should be; empty where all was. */
    String complaint() {
        if (lost > 0) {
            return lost + " sockets were closed, the first one by " + trouble;
        }
        if (errors > 0) {
            return errors + " error frames, the first one " + trouble;
        }
        if (acknowledged < sent) {
            return (sent - acknowledged) + " not acknowledged";
        }
        if (deliveries < expected) {
            return (expected - deliveries) + " deliveries missing";
        }
        return disorder > 0 ? disorder + " out of order or twice" : "";
    }
}
