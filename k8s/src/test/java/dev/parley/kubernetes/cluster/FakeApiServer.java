package dev.parley.kubernetes.cluster;

import static dev.parley.kubernetes.manifest.Manifests.each;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.parley.kubernetes.manifest.Manifests;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * As much of Kubernetes' API server as a pod sees that may list pods: HTTPS, who asks by the token of a service account,
 * what that account may do by the Role of the manifests, and the list of pods with a label.
 */
final class FakeApiServer implements AutoCloseable {
    static final String ADDRESS = "127.0.0.1";

    private static final JsonMapper JSON = new JsonMapper();
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final Authority authority = new Authority("kubernetes");
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final Map<String, ObjectNode> pods = new ConcurrentSkipListMap<>();
    private final Map<String, AtomicInteger> answered = new ConcurrentHashMap<>();
    private final JsonNode role;
    private final String path;
    private final HttpsServer server;

    FakeApiServer(Manifests manifests, String namespace) throws Exception {
        role = manifests.one("Role", "parley-discovery");
        path = "/api/v1/namespaces/" + namespace + "/pods";
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName(ADDRESS), 0), 0);
        server.setHttpsConfigurator(
                new HttpsConfigurator(authority.context(authority.issue("kubernetes.default.svc", ADDRESS))));
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** What the API server's certificate is to be verified by. */
    String authorityPem() {
        return authority.certificatePem();
    }

    /** Adds a pod, or changes one. Its token is its name. */
    void put(ObjectNode pod) {
        answered.putIfAbsent(Manifests.name(pod), new AtomicInteger());
        pods.put(Manifests.name(pod), pod);
    }

    void remove(String pod) {
        pods.remove(pod);
    }

    /** How often this pod has been told the list of pods. */
    int answered(String pod) {
        return answered.get(pod).get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String token = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                .replaceFirst("^Bearer ", "");
        ObjectNode body = JSON.createObjectNode();
        int status = UNAUTHORIZED;
        if (answered.containsKey(token)) {
            boolean lists = exchange.getRequestMethod().equals("GET")
                    && exchange.getRequestURI().getPath().equals(path)
                    && mayListPods();
            status = lists ? OK : FORBIDDEN;
            if (lists) {
                list(body, String.valueOf(exchange.getRequestURI().getQuery()));
                answered.get(token).incrementAndGet();
            }
        }
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private boolean mayListPods() {
        return each(role.path("rules"))
                .anyMatch(rule -> rule.path("resources").toString().contains("\"pods\"")
                        && rule.path("verbs").toString().contains("\"list\""));
    }

    private void list(ObjectNode body, String query) {
        String[] label = query.replaceFirst("^labelSelector=", "").split("=", 2);
        body.put("kind", "PodList").put("apiVersion", "v1").putObject("metadata");
        ArrayNode items = body.putArray("items");
        pods.values().stream()
                .filter(pod ->
                        pod.at("/metadata/labels").path(label[0]).asText().equals(label.length == 2 ? label[1] : ""))
                .forEach(items::add);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
