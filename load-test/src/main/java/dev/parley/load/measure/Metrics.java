package dev.parley.load.measure;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What nodes count of themselves, {@code /metrics} of their management ports, added up. */
public final class Metrics {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Map<String, Double> values;

    private Metrics(Map<String, Double> values) {
        this.values = values;
    }

    /** Of all the nodes whose management ports these are. */
    public static Metrics of(List<URI> management) throws InterruptedException {
        HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
        Map<String, Double> sum = new HashMap<>();
        for (URI node : management) {
            HttpRequest request = HttpRequest.newBuilder(node.resolve("/metrics"))
                    .timeout(TIMEOUT)
                    .build();
            try {
                String text =
                        http.send(request, HttpResponse.BodyHandlers.ofString()).body();
                parsed(text).forEach((series, value) -> sum.merge(series, value, Double::sum));
            } catch (IOException e) {
                throw new IllegalStateException("no metrics from " + node, e);
            }
        }
        return new Metrics(sum);
    }

    /** The series of Prometheus' text format: each under its name and labels as they stand there. */
    static Map<String, Double> parsed(String text) {
        Map<String, Double> series = new HashMap<>();
        for (String line : text.split("\n", -1)) {
            int space = line.lastIndexOf(' ');
            if (!line.startsWith("#") && space > 0) {
                series.put(line.substring(0, space), Double.parseDouble(line.substring(space + 1)));
            }
        }
        return series;
    }

    /** The value of a series; 0 where there is none. */
    public double of(String series) {
        return values.getOrDefault(series, 0.0);
    }
}
