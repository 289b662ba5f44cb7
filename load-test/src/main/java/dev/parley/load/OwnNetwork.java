package dev.parley.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.protocol.Json;
import java.io.IOException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The nodes of a running {@code up --namespaces}. They are not on loopback, but on this machine: their network ends at a
 * bridge that is here, and its addresses are routed nowhere.
 */
final class OwnNetwork {
    private OwnNetwork() {}

    /** None where the plan in that folder has no network, or the network is not there. */
    static List<URI> nodes(Path data) {
        Path plan = data.resolve("run").resolve("up.json");
        if (!Files.exists(plan)) {
            return List.of();
        }
        try {
            JsonNode number =
                    Json.mapper().readTree(plan.toFile()).path("network").path("number");
            if (!number.isInt() || !hasBridge(number.asInt())) {
                return List.of();
            }
            String network = "198.18." + number.asInt() + ".";
            return Targets.running(data).stream()
                    .filter(node -> node.getHost() != null && node.getHost().startsWith(network))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + plan, e);
        }
    }

    private static boolean hasBridge(int number) throws SocketException {
        NetworkInterface bridge = NetworkInterface.getByName("parley" + number);
        return bridge != null
                && bridge.getInterfaceAddresses().stream()
                        .map(address -> address.getAddress().getHostAddress())
                        .anyMatch(("198.18." + number + ".1")::equals);
    }
}
