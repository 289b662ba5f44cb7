package dev.parley.load.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;

/** Ports that are free on the loopback addresses of some nodes at this moment; each is handed out once. */
public final class FreePorts {
    private final int nodes;
    private final Set<Integer> given = new HashSet<>();

    public FreePorts(int nodes) {
        this.nodes = nodes;
    }

    public int next() {
        while (true) {
            int port = anyFree();
            if (given.add(port) && isFreeEverywhere(port)) {
                return port;
            }
        }
    }

    private static int anyFree() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isFreeEverywhere(int port) {
        for (int node = 2; node <= nodes; node++) {
            try (ServerSocket socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress("127.0.0." + node, port), 1);
            } catch (IOException taken) {
                return false;
            }
        }
        return true;
    }
}
