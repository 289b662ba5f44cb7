package dev.parley.load.bench.peer;

import dev.parley.load.measure.Climb;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A figure of the comparison.
 *
 * @param key in JSON
 */
record Figure(String label, String key, ToDoubleFunction<Measured> value) {
    static final List<Figure> ALL = List.of(
            new Figure("accepted, p50 ms", "acceptedP50Ms", of -> accepted(of.fixed(), 50)),
            new Figure("accepted, p99 ms", "acceptedP99Ms", of -> accepted(of.fixed(), 99)),
            new Figure("delivered, p50 ms", "deliveredP50Ms", of -> delivered(of.fixed(), 50)),
            new Figure("delivered, p99 ms", "deliveredP99Ms", of -> delivered(of.fixed(), 99)),
            new Figure("CPU s per 1,000 deliveries", "cpuSecondsPer1000", of -> cpu(of.fixed())),
            new Figure("most sends/s", "mostSendsPerSecond", of -> of.most().rate()),
            new Figure("deliveries/s then", "mostDeliveriesPerSecond", of -> deliveries(of.most())),
            new Figure("delivered then, p50 ms", "mostDeliveredP50Ms", of -> delivered(of.most(), 50)),
            new Figure("delivered then, p99 ms", "mostDeliveredP99Ms", of -> delivered(of.most(), 99)),
            new Figure("CPU s per 1,000 deliveries then", "mostCpuSecondsPer1000", of -> cpu(of.most())),
            new Figure("of these the database's", "mostStoreCpuSecondsPer1000", of -> storeCpu(of.most())),
            new Figure("RSS of the server, MB", "serverRssMb", of -> of.serverRss() / 1024.0),
            new Figure("RSS of its database, MB", "storeRssMb", of -> of.storeRss() / 1024.0));

    private static double accepted(Climb.Step step, double percentile) {
        return step.traffic().acceptance().millis(percentile);
    }

    private static double delivered(Climb.Step step, double percentile) {
        return step.traffic().delivery().millis(percentile);
    }

    private static double deliveries(Climb.Step step) {
        return step.traffic().deliveries()
                * step.rate()
                / step.traffic().schedule().count();
    }

    private static double cpu(Climb.Step step) {
        return per1000(step, step.nodeCpu() + step.storeCpu());
    }

    private static double storeCpu(Climb.Step step) {
        return per1000(step, step.storeCpu());
    }

    private static double per1000(Climb.Step step, double seconds) {
        return seconds * 1000 / Math.max(1, step.traffic().deliveries());
    }

    double of(Measured measured) {
        return value.applyAsDouble(measured);
    }
}
