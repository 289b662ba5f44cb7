package dev.parley.kubernetes.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A node that runs as the container of a pod, and what can be asked of it. */
record Pod(ObjectNode resource, String name, String address, JsonNode container, Process process, Path log) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private static final int OK = 200;

    /** As the kubelet finds out. */
    boolean isReady() {
        JsonNode probe = container.at("/readinessProbe/httpGet");
        return get(port(probe.path("port").asText()), probe.path("path").asText())
                .isPresent();
    }

    /** Addresses of the members that are up, as this one sees them. */
    Set<String> members() {
        Set<String> up = new TreeSet<>();
        for (JsonNode member : tree("/cluster/members").path("members")) {
            if (member.path("status").asText().equals("Up")) {
                up.add(URI.create(member.path("node").asText()).getHost());
            }
        }
        return up;
    }

    /** Whether it says of itself that it is a member of no cluster, in the way that nodes ask each other. */
    boolean knowsNoCluster() {
        JsonNode answer = tree("/bootstrap/seed-nodes");
        return answer.path("seedNodes").isArray() && answer.path("seedNodes").isEmpty();
    }

    /** How many shards of a type live here. */
    int shards(String type) {
        return tree("/cluster/shards/" + type).path("regions").size();
    }

    /** As Prometheus reads them. */
    String metrics() {
        return get(port("management"), "/metrics").orElse("");
    }

    int port(String name) {
        for (JsonNode port : container.path("ports")) {
            if (port.path("name").asText().equals(name)) {
                return port.path("containerPort").asInt();
            }
        }
        throw new AssertionError("no port " + name);
    }

    /** The end of what it has said. */
    String lastWords() {
        try {
            String all = Files.readString(log);
            return name + ":\n" + all.substring(Math.max(0, all.length() - 4000));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode tree(String path) {
        return get(port("management"), path)
                .map(body -> {
                    try {
                        return JSON.readTree(body);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .orElseGet(JSON::createObjectNode);
    }

    /** What is answered with 200. */
    private Optional<String> get(int port, String path) {
        try {
            HttpResponse<String> response = HTTP.send(
                    HttpRequest.newBuilder(URI.create("http://" + address + ":" + port + path))
                            .timeout(PATIENCE)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == OK ? Optional.of(response.body()) : Optional.empty();
        } catch (IOException notThere) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
