package dev.parley.load.bench.smoke;

import dev.parley.load.Report;
import dev.parley.load.measure.Traffic;
import java.util.List;

/**
 * What of a smoke run can be held against another machine's: how much more one kind of work costs than another that was done
 * beside it. The figures that they are made of follow, for people.
 *
 * @param wireBytes of the frame that tells of a message
 */
record Ratios(
        double wireBytes,
        List<Pings> pings,
        List<Traffic> said,
        List<Traffic> told,
        Effort pinging,
        Effort saying,
        Effort telling) {
    private double pingCount() {
        return pings.stream().mapToInt(Pings::answered).sum();
    }

    private double messages() {
        return said.stream().mapToInt(Traffic::acknowledged).sum();
    }

    private double deliveries() {
        return told.stream().mapToLong(Traffic::deliveries).sum();
    }

    private double roundTrip() {
        return pings.stream()
                .mapToDouble(ping -> ping.roundTrip().millis(50))
                .average()
                .orElse(0);
    }

    private double acceptance() {
        return said.stream()
                .mapToDouble(talk -> talk.acceptance().millis(50))
                .average()
                .orElse(0);
    }

    private double delivery() {
        return said.stream()
                .mapToDouble(talk -> talk.delivery().millis(50))
                .average()
                .orElse(0);
    }

    Report into(Report report) {
        double ping = pinging.nodeCpu() / pingCount();
        double message = saying.nodeCpu() / messages();
        double delivery = telling.nodeCpu() / deliveries();
        double allocated = saying.allocated() / messages();
        double allocatedInRoom = telling.allocated() / deliveries();
        return report.row("node CPU, message of a pair : ping", "messageToPing", Report.rounded(message / ping))
                .row(
                        "node CPU, 100 deliveries in a room of 100 : message of a pair",
                        "roomToMessage",
                        Report.rounded(100 * delivery / message))
                .row(
                        "CPU per message, Cassandra : node",
                        "storeToNode",
                        Report.rounded(saying.storeCpu() / saying.nodeCpu()))
                .row(
                        "p50 of a pair, delivery : acceptance",
                        "deliveryToAcceptance",
                        Report.rounded(delivery() / acceptance()))
                .row("p50 of a pair, acceptance : ping", "acceptanceToPing", Report.rounded(acceptance() / roundTrip()))
                .row("bytes, wire : text of a delivery", "wireToText", Report.rounded(wireBytes / Smoke.PAYLOAD))
                .row("bytes, heap per message of a pair : wire", "heapToWire", Report.rounded(allocated / wireBytes))
                .row(
                        "bytes, heap per delivery in a room of 100 : wire",
                        "roomHeapToWire",
                        Report.rounded(allocatedInRoom / wireBytes))
                .note(
                        "node CPU us: ping, message, room delivery",
                        micros(ping) + ", " + micros(message) + ", " + micros(delivery))
                .note(
                        "p50 ms: ping, acceptance, delivery",
                        Report.rounded(roundTrip()) + ", " + Report.rounded(acceptance()) + ", "
                                + Report.rounded(delivery()))
                .note(
                        "heap bytes: ping, message, room delivery",
                        Math.round(pinging.allocated() / pingCount()) + ", " + Math.round(allocated) + ", "
                                + Math.round(allocatedInRoom));
    }

    private static double micros(double seconds) {
        return Report.rounded(seconds * 1e6);
    }
}
