package dev.parley.load.measure;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the nodes have asked of Cassandra so far, as they count it themselves ({@code parley_store_requests} of {@code
 * /metrics}). The cost of something is the difference of two looks, while nothing else goes on.
 */
public final class StoreReads {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Pattern LINE =
            Pattern.compile("(?m)^parley_store_requests_seconds_count\\{kind=\"(\\w+)\",table=\"([^\"]+)\"\\} (\\S+)$");

    private final List<URI> management;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /** {@code management}: where the nodes show what they count. */
    public StoreReads(List<URI> management) {
        this.management = List.copyOf(management);
    }

    /** Whether anything can be known. */
    public boolean isKnown() {
        return !management.isEmpty();
    }

    /** What was asked up to a moment, by table, of all nodes together. */
    public record Look(Map<String, Long> reads, Map<String, Long> writes) {
        public long allReads() {
            return sum(reads);
        }

        public long allWrites() {
            return sum(writes);
        }

        /** What came to it since {@code before}. */
        public Look since(Look before) {
            return new Look(difference(before.reads, reads), difference(before.writes, writes));
        }

        private static long sum(Map<String, Long> counts) {
            return counts.values().stream().mapToLong(Long::longValue).sum();
        }

        private static Map<String, Long> difference(Map<String, Long> before, Map<String, Long> after) {
            Map<String, Long> difference = new TreeMap<>();
            after.forEach((table, count) -> {
                long more = count - before.getOrDefault(table, 0L);
                if (more != 0) {
                    difference.put(table, more);
                }
            });
            return difference;
        }
    }

    /** A node that does not answer counts as one that has asked nothing. */
    public Look look() {
        Look look = new Look(new TreeMap<>(), new TreeMap<>());
        for (URI node : management) {
            add(scrape(node), look);
        }
        return look;
    }

    static void add(String metrics, Look look) {
        Matcher line = LINE.matcher(metrics);
        while (line.find()) {
            Map<String, Long> counts = line.group(1).toLowerCase(Locale.ROOT).equals("read") ? look.reads : look.writes;
            if (!line.group(2).startsWith("system")) {
                counts.merge(line.group(2), (long) Double.parseDouble(line.group(3)), Long::sum);
            }
        }
    }

    private String scrape(URI node) {
        try {
            return http.send(
                            HttpRequest.newBuilder(node.resolve("/metrics"))
                                    .timeout(PATIENCE)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
