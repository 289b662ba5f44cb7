package dev.parley.load.bench.scale;

import dev.parley.load.Report;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One run at one rate.
 *
 * @param step how many nodes, members or messages there were
 * @param kind what was said: pairs or rooms
 * @param messages sent a second, and {@code deliveries}
 * @param p50 and {@code p99}: of delivery, milliseconds
 * @param nodeCpu and {@code storeCpu}: seconds per 1,000 deliveries
 * @param remote messages from node to node per delivery, and {@code remoteBytes}
 * @param complaint what was not as it should be; empty where all was
 */
record Measured(
        int step,
        String kind,
        double messages,
        double deliveries,
        double p50,
        double p99,
        double nodeCpu,
        double storeCpu,
        double remote,
        double remoteBytes,
        String complaint) {
    static final String HEAD = String.format(
            Locale.ROOT,
            "%8s  %-6s  %8s  %9s  %9s  %9s  %11s  %11s  %12s  %12s",
            "",
            "",
            "sends/s",
            "deliv/s",
            "p50 ms",
            "p99 ms",
            "nodes CPU",
            "store CPU",
            "remote/deliv",
            "bytes/deliv");

    String line() {
        return String.format(
                Locale.ROOT,
                "%8d  %-6s  %8.0f  %9.0f  %9.2f  %9.2f  %11.2f  %11.2f  %12.2f  %12.0f  %s",
                step,
                kind,
                messages,
                deliveries,
                p50,
                p99,
                nodeCpu,
                storeCpu,
                remote,
                remoteBytes,
                complaint.isEmpty() ? "ok" : complaint);
    }

    /** CPU seconds of the nodes for 1,000 messages, whoever they go to. */
    double nodeCpuPerMessage() {
        return messages == 0 ? 0 : nodeCpu * deliveries / messages;
    }

    Map<String, Object> json() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("step", step);
        row.put("kind", kind);
        row.put("sendsPerSecond", Report.rounded(messages));
        row.put("deliveriesPerSecond", Report.rounded(deliveries));
        row.put("p50Ms", Report.rounded(p50));
        row.put("p99Ms", Report.rounded(p99));
        row.put("nodeCpuSecondsPer1000", Report.rounded(nodeCpu));
        row.put("storeCpuSecondsPer1000", Report.rounded(storeCpu));
        row.put("remotePerDelivery", Report.rounded(remote));
        row.put("remoteBytesPerDelivery", Report.rounded(remoteBytes));
        row.put("complaint", complaint);
        return row;
    }
}
