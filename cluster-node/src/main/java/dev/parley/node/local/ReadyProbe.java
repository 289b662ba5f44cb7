package dev.parley.node.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a node over HTTP. */
final class ReadyProbe {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final int OK = 200;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    boolean isReady(NodePlan node) throws InterruptedException {
        try {
            return get(node, "/health/ready").statusCode() == OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    HttpResponse<String> get(NodePlan node, String path) throws IOException, InterruptedException {
        return get(node.url() + path);
    }

    HttpResponse<String> get(String url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(TIMEOUT.multipliedBy(3))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
