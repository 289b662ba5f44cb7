package dev.parley.load;

import dev.parley.client.ClientRuntime;
import dev.parley.client.ClientSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The nodes to put load on. Loopback only: load on somebody else's server is an attack. Where none is named, those that
 * {@code parley up} started here are looked for.
 */
public final class Targets {
    private static final int PORT = 8080;
    private static final int MOST_NODES = 9;
    private static final int CONNECT_MILLIS = 300;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "a node, on loopback; once for each. Default: those of 'parley up' on 127.0.0.1, 127.0.0.2 …")
    private @Nullable List<URI> urls;

    /** The nodes, one or more; throws {@link IllegalStateException} with a line for the user. */
    public List<URI> nodes() {
        List<URI> named = urls;
        List<URI> nodes = named == null ? running() : named;
        if (nodes.isEmpty()) {
            throw new IllegalStateException("no node answers on 127.0.0.1:" + PORT + "; is 'parley up' running?");
        }
        nodes.forEach(Targets::requireLoopback);
        return List.copyOf(nodes);
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

    private static List<URI> running() {
        List<URI> found = new ArrayList<>();
        for (int node = 1; node <= MOST_NODES; node++) {
            String host = "127.0.0." + node;
            if (answers(host)) {
                found.add(URI.create("http://" + host + ":" + PORT));
            }
        }
        return found;
    }

    private static boolean answers(String host) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, PORT), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
