package dev.parley.persistence;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Scanner;

/**
 * Ports for servers that must know theirs before they start: outside the range that the system lends to outgoing
 * connections, where a port that is free now may be taken a moment later.
 */
public final class FreePorts {
    private static final int LOWEST = 10_000;
    private static final int SPAN = 20_000;
    private static final int TRIES = 1000;
    private static final Path LENT = Path.of("/proc/sys/net/ipv4/ip_local_port_range");

    private final Random random;

    public FreePorts(Random random) {
        this.random = random;
    }

    /** A port of the address that nobody listens to. */
    public int next(String address) {
        int end = Math.max(LOWEST + 1000, Math.min(LOWEST + SPAN, lowestLent()));
        for (int i = 0; i < TRIES; i++) {
            int port = LOWEST + random.nextInt(end - LOWEST);
            if (isFree(address, port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port on " + address);
    }

    private static boolean isFree(String address, int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, new InetSocketAddress(address, port).getAddress())) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static int lowestLent() {
        try {
            return new Scanner(Files.readString(LENT)).nextInt();
        } catch (IOException notLinux) {
            return LOWEST + SPAN;
        }
    }
}
