package dev.parley.load.bench.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Stops the first node of a {@code parley up} and starts it again, as an operator does. */
final class NodeRestart {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration PROBE = Duration.ofSeconds(2);
    private static final long PAUSE_MILLIS = 100;
    private static final int OK = 200;

    private NodeRestart() {}

    /** Blocks until the node is ready again; the answer is the seconds from the beginning. */
    static double of(Path data, URI node) throws InterruptedException {
        long start = System.nanoTime();
        parley("stop", data);
        parley("start", data);
        HttpClient http = HttpClient.newBuilder().connectTimeout(PROBE).build();
        while (!isReady(http, node)) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new IllegalStateException(node + " is not ready again");
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static boolean isReady(HttpClient http, URI node) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(node.resolve("/health/ready"))
                    .timeout(PROBE)
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void parley(String command, Path data) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("parley.home", "."), "bin", "parley")
                                    .toString(),
                            command,
                            "1",
                            "--data",
                            data.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroy();
                throw new IllegalStateException("bin/parley " + command + " 1 failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
