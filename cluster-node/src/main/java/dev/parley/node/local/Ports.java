package dev.parley.node.local;

import dev.parley.node.local.network.NetworkPlan;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Chooses addresses and ports for nodes on one machine: 127.0.0.1, 127.0.0.2 and so on with the same ports, or, where a
 * system knows but one loopback address, 127.0.0.1 with a port for each.
 */
final class Ports {
    private static final String FIRST_ADDRESS = "127.0.0.1";
    private static final int HIGHEST = 65_535;

    private final int tries;
    private final PortClaims claims;

    Ports(int tries, PortClaims claims) {
        this.tries = tries;
        this.claims = claims;
    }

    /** Nodes with HTTP at {@code httpPort}, refused where that is taken; the internal ports give way to others. */
    List<NodePlan> nodes(int count, int httpPort, int clusterPort, int managementPort) {
        boolean addresses = manyAddresses(count);
        List<NodePlan> nodes = new ArrayList<>();
        int nextCluster = clusterPort;
        int nextManagement = managementPort;
        for (int number = 1; number <= count; number++) {
            String host = addresses ? "127.0.0." + number : FIRST_ADDRESS;
            int http = addresses ? httpPort : httpPort + number - 1;
            if (http > HIGHEST) {
                throw new LocalException("Port " + http + " does not exist; choose a lower one by --port");
            }
            requireFree(host, http);
            int cluster = free(host, nextCluster, http);
            int management = free(host, nextManagement, http);
            nodes.add(new NodePlan(number, host, http, cluster, management));
            nextCluster = addresses ? clusterPort : cluster + 1;
            nextManagement = addresses ? managementPort : management + 1;
        }
        return nodes;
    }

    /** Nodes in namespaces of their own, where every port is free. */
    static List<NodePlan> inNamespaces(
            NetworkPlan network, int count, int httpPort, int clusterPort, int managementPort) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(
                        number -> new NodePlan(number, network.address(number), httpPort, clusterPort, managementPort))
                .toList();
    }

    /** Claims the first free port from {@code wanted} on; never {@code except}. */
    int free(String host, int wanted, int except) {
        for (int port = wanted; port < Math.min(wanted + tries, HIGHEST); port++) {
            if (port != except && isFree(host, port) && claims.claim(host, port)) {
                return port;
            }
        }
        throw new LocalException("Of " + host + " the ports " + wanted + " to " + (wanted + tries) + " are all in use");
    }

    private void requireFree(String host, int port) {
        if (!isFree(host, port) || !claims.claim(host, port)) {
            throw new LocalException("Port " + port + " of " + host
                    + " is in use by another process; stop that one, or choose another port by --port");
        }
    }

    private static boolean manyAddresses(int count) {
        return count == 1 || isFree("127.0.0." + count, 0);
    }

    private static boolean isFree(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // As the servers do: what is left of closed connections does not count.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port), 1);
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
