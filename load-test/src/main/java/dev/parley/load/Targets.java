package dev.parley.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.client.ClientRuntime;
import dev.parley.client.ClientSettings;
import dev.parley.protocol.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The nodes to put load on. This machine only: load on somebody else's server is an attack. Where none is named, it
 * goes to those of the running {@code parley up}.
 */
public final class Targets {
    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "a node, on loopback; once for each. Default: those of the running 'parley up'")
    private @Nullable List<URI> urls;

    @Option(names = "--data", paramLabel = "DIR", description = "of 'parley up'; default ${DEFAULT-VALUE}")
    private Path data = Path.of(".parley");

    /** The folder of the {@code parley up} that is meant. */
    public Path data() {
        return data;
    }

    /** The nodes, one or more; throws {@link IllegalStateException} with a line for the user. */
    public List<URI> nodes() {
        List<URI> named = urls;
        List<URI> nodes = named == null ? running(data) : named;
        if (nodes.isEmpty()) {
            throw new IllegalStateException(
                    "no 'parley up' runs in " + data + "; name the nodes by --url, or it by --data");
        }
        List<URI> own = OwnNetwork.nodes(data);
        nodes.stream().filter(node -> !own.contains(node)).forEach(Targets::requireLoopback);
        return List.copyOf(nodes);
    }

    /** Where the nodes of the {@code parley up} in {@link #data} show what they count; empty where none runs. */
    public List<URI> management() {
        return running(data, "managementPort");
    }

    /** The nodes, the {@code index}th first, then the others in turn. */
    public static List<URI> from(List<URI> nodes, int index) {
        List<URI> turned = new ArrayList<>(nodes);
        Collections.rotate(turned, -(index % nodes.size()));
        return turned;
    }

    /** Settings for load: patient, because a busy server is what is wanted. */
    public static ClientSettings.Builder settings(ClientRuntime runtime, List<URI> nodes) {
        return ClientSettings.builder()
                .servers(nodes)
                .runtime(runtime)
                .requestTimeout(Duration.ofSeconds(30))
                .sendTimeout(Duration.ofMinutes(2));
    }

    static void requireLoopback(URI url) {
        try {
            if (url.getHost() == null || !InetAddress.getByName(url.getHost()).isLoopbackAddress()) {
                throw new IllegalStateException(url + " is not on this machine; load goes to loopback addresses only");
            }
        } catch (UnknownHostException e) {
            throw new IllegalStateException("there is no host " + url.getHost(), e);
        }
    }

    /** The nodes that the plan of an {@code up} names; none where there is no such plan. */
    static List<URI> running(Path data) {
        return running(data, "httpPort");
    }

    private static List<URI> running(Path data, String port) {
        Path plan = data.resolve("run").resolve("up.json");
        List<URI> found = new ArrayList<>();
        if (Files.exists(plan)) {
            try {
                for (JsonNode node : Json.mapper().readTree(plan.toFile()).path("nodes")) {
                    found.add(URI.create("http://" + node.path("host").asText() + ":"
                            + node.path(port).asInt()));
                }
            } catch (IOException e) {
                throw new IllegalStateException("cannot read " + plan, e);
            }
        }
        return found;
    }
}
