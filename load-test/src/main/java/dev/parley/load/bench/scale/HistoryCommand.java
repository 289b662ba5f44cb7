package dev.parley.load.bench.scale;

import dev.parley.client.ParleyClient;
import dev.parley.client.account.Credentials;
import dev.parley.client.conversation.Conversations;
import dev.parley.load.Latencies;
import dev.parley.load.Report;
import dev.parley.load.Targets;
import dev.parley.load.measure.Box;
import dev.parley.load.measure.Dialogues;
import dev.parley.load.measure.Fleet;
import dev.parley.load.plot.Chart;
import dev.parley.load.plot.Chart.Point;
import dev.parley.protocol.account.MintedAccount;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Seq;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code parley bench growth history}: one conversation that becomes longer and longer. */
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description = "One conversation that becomes longer: what a message costs, what is read, what stays in memory.")
final class HistoryCommand implements Callable<Integer> {
    private static final int READS = 50;
    private static final int PAGE = 50;

    @Option(
            names = "--lengths",
            paramLabel = "N",
            split = ",",
            defaultValue = "1000,10000,100000",
            description = "messages in it; default ${DEFAULT-VALUE}")
    private List<Integer> lengths = List.of(1_000, 10_000, 100_000);

    @Option(
            names = "--fill-rate",
            paramLabel = "RATE",
            defaultValue = "2000",
            description = "messages a second until it is as long; default ${DEFAULT-VALUE}")
    private double fillRate = 2_000;

    @Option(
            names = "--rate",
            paramLabel = "RATE",
            defaultValue = "100",
            description = "messages a second while it is measured; default ${DEFAULT-VALUE}")
    private double rate = 100;

    @Mixin
    private ScaleOptions options = new ScaleOptions();

    /** What was seen at one length; heap of the node in kilobytes. */
    private record Seen(Measured traffic, double latestMillis, double middleMillis, long heap) {
        Map<String, Object> json() {
            Map<String, Object> row = new LinkedHashMap<>(traffic.json());
            row.put("latestPageP50Ms", Report.rounded(latestMillis));
            row.put("middlePageP50Ms", Report.rounded(middleMillis));
            row.put("nodeHeapMb", Report.rounded(heap / 1024.0));
            return row;
        }
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        System.out.println(Measured.HEAD);
        List<Seen> all = new ArrayList<>();
        double bytesPerMessage;
        try (Site site = options.open(
                        1,
                        List.of(
                                "-Dparley.rate-limits.send.per-user.per-second=100000",
                                "-Dparley.rate-limits.send.per-user.burst=100000",
                                "-Dparley.rate-limits.socket.per-second=100000",
                                "-Dparley.rate-limits.socket.burst=100000"));
                Fleet fleet = new Fleet()) {
            List<MintedAccount> accounts = site.accounts(2);
            List<ConversationId> conversation = site.meetings(accounts).pairs(1);
            Dialogues both = new Dialogues(conversation);
            fleet.connect(accounts, site.nodes());
            Meter meter = new Meter(site, fleet);
            Conversations reader = ParleyClient.of(
                            Targets.settings(site.runtime(), site.nodes()).build(),
                            new Credentials.AccessToken(accounts.get(0).accessToken()))
                    .conversations();
            meter.warmUp(both, rate, options.warmUp());
            double length = rate * options.warmUp();
            for (int wanted : lengths) {
                if (wanted > length) {
                    meter.warmUp(both, fillRate, (wanted - length) / fillRate);
                    length = wanted;
                }
                Measured measured = meter.measure(wanted, "pair", both, rate, options.seconds());
                length += rate * options.seconds();
                Seen seen = new Seen(
                        measured,
                        read(reader, conversation.get(0), 0),
                        read(reader, conversation.get(0), (int) length / 2),
                        site.processes().nodeHeap());
                all.add(seen);
                System.out.printf(
                        Locale.ROOT,
                        "%s; latest page %.2f ms, from the middle %.2f ms, heap %.1f MB%n",
                        measured.line(),
                        seen.latestMillis(),
                        seen.middleMillis(),
                        seen.heap() / 1024.0);
            }
            bytesPerMessage = site.stop() / length;
        }
        Report report = new Report("bench growth history")
                .row("nodes' options", "nodeOptions", String.join(" ", options.nodeOptions()))
                .row("bytes on disk per message, one copy", "diskBytesPerMessage", Math.round(bytesPerMessage))
                .value("lengths", all.stream().map(Seen::json).toList());
        Box.here("batch").into(report).print(System.out);
        options.draw(List.of(
                chart("CPU s of the node per 1,000 messages", all, seen -> seen.traffic()
                        .nodeCpu()),
                chart("heap of the node, MB", all, seen -> seen.heap() / 1024.0),
                chart("latest 50 messages, ms", all, Seen::latestMillis)));
        return all.stream().allMatch(seen -> seen.traffic().complaint().isEmpty()) ? 0 : 1;
    }

    /** The median of some pages: after {@code seq}, or the latest ones where that is 0. */
    private static double read(Conversations reader, ConversationId conversation, int seq) {
        Latencies times = new Latencies();
        for (int i = 0; i < READS; i++) {
            long start = System.nanoTime();
            (seq == 0 ? reader.latest(conversation, PAGE) : reader.after(conversation, new Seq(seq + i), PAGE)).join();
            times.record(System.nanoTime() - start);
        }
        return times.millis(50);
    }

    private static Chart chart(String title, List<Seen> all, ToDoubleFunction<Seen> value) {
        return Chart.of(
                title,
                "messages so far",
                true,
                all.stream()
                        .map(seen -> new Point(seen.traffic().step(), value.applyAsDouble(seen)))
                        .toList());
    }
}
