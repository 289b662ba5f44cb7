package dev.parley.client;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads and the HTTP client that any number of {@link ParleyClient}s share: thousands of clients in a JVM cost no
 * thread each. All threads are daemons.
 *
 * <p>Network and listeners have pools of their own, so that listeners that block starve each other but never the
 * network: a listener may wait for a send. Thread-safe.
 */
public final class ClientRuntime implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final ClientRuntime SHARED = new ClientRuntime(
            Math.max(2, Runtime.getRuntime().availableProcessors()),
            Math.max(4, Runtime.getRuntime().availableProcessors()));

    private final ExecutorService network;
    private final ExecutorService listeners;
    private final ScheduledExecutorService timer;
    private final HttpClient http;
    private final HttpClient sockets;

    /**
     * Starts threads on demand.
     *
     * @param networkThreads at the most, for all clients together; 1 or more
     * @param listenerThreads at the most; as many listeners can block at a time. 1 or more
     */
    public ClientRuntime(int networkThreads, int listenerThreads) {
        network = Executors.newFixedThreadPool(networkThreads, named("parley-network-"));
        listeners = Executors.newFixedThreadPool(listenerThreads, named("parley-listener-"));
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, named("parley-timer-"));
        clock.setRemoveOnCancelPolicy(true);
        timer = clock;
        http = client();
        sockets = client();
    }

    private HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .executor(network)
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** The runtime of clients that name none. It is never closed. */
    public static ClientRuntime shared() {
        return SHARED;
    }

    /** The HTTP client for calls. */
    public HttpClient http() {
        return http;
    }

    /**
     * The HTTP client for sockets. It is another one, because the JDK would make a handshake on a connection that calls
     * have used, and a server may take an upgrade only as a connection's first request.
     */
    public HttpClient sockets() {
        return sockets;
    }

    /** Where frames and answers are handled; nothing may block there. */
    public Executor network() {
        return network;
    }

    /** Where listeners run; each client's one at a time. */
    public Executor listeners() {
        return listeners;
    }

    /** For deadlines and delays; tasks only hand over to another executor. */
    public ScheduledExecutorService timer() {
        return timer;
    }

    /** Stops the threads. Close the clients first: what they still have under way is dropped. */
    @Override
    public void close() {
        timer.shutdownNow();
        network.shutdown();
        listeners.shutdown();
    }

    private static ThreadFactory named(String prefix) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
