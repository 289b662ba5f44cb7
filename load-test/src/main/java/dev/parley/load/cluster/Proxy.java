package dev.parley.load.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * A TCP proxy on this machine that can be slow, silent, and rude. What it holds back is bounded: a sender that is ahead
 * of the other side by more than that is read no further. Callable from any thread; one thread of its own does the work.
 */
public final class Proxy implements AutoCloseable {
    private final Selector selector;
    private final ServerSocketChannel door;
    private final Supplier<InetSocketAddress> target;
    private final Thread loop;
    private final Queue<Runnable> orders = new ConcurrentLinkedQueue<>();
    private final Set<ProxiedConnection> connections = new HashSet<>();
    private final ByteBuffer scratch = ByteBuffer.allocateDirect(64 * 1024);
    private volatile Weather weather = Weather.FAIR;
    private volatile boolean closed;

    private Proxy(Selector selector, ServerSocketChannel door, Supplier<InetSocketAddress> target) {
        this.selector = selector;
        this.door = door;
        this.target = target;
        this.loop = new Thread(this::work, "proxy-" + door.socket().getLocalPort());
        loop.setDaemon(true);
    }

    /** Listens on {@code host:port} (0: any port) and hands every connection on to where {@code target} then says. */
    public static Proxy open(String host, int port, Supplier<InetSocketAddress> target) {
        try {
            Selector selector = Selector.open();
            ServerSocketChannel door = ServerSocketChannel.open();
            door.bind(new InetSocketAddress(host, port), 1024);
            door.configureBlocking(false);
            door.register(selector, SelectionKey.OP_ACCEPT);
            Proxy proxy = new Proxy(selector, door, target);
            proxy.loop.start();
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return door.socket().getLocalPort();
    }

    /** From now on each answer of the target arrives so much later; many may be under way at once. */
    public void delayAnswers(Duration delay) {
        change(new Weather(delay.toNanos(), weather.silent()));
    }

    /** Nothing passes, in either direction, and no connection ends, until it is called with {@code false}. */
    public void silence(boolean silent) {
        change(new Weather(weather.delayNanos(), silent));
    }

    /** Resets each connection with the chance {@code share}; answers how many. */
    public int cut(RandomGenerator random, double share) {
        CompletableFuture<Integer> cut = new CompletableFuture<>();
        order(() -> {
            List<ProxiedConnection> chosen = connections.stream()
                    .filter(each -> random.nextDouble() < share)
                    .toList();
            chosen.forEach(this::end);
            cut.complete(chosen.size());
        });
        return cut.join();
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            loop.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void change(Weather next) {
        weather = next;
        order(() -> List.copyOf(connections).forEach(this::tend));
    }

    private void order(Runnable order) {
        orders.add(order);
        selector.wakeup();
    }

    private void work() {
        try (selector;
                door) {
            while (!closed) {
                selector.select(this::ready, untilNextMillis());
                for (Runnable order = orders.poll(); order != null; order = orders.poll()) {
                    order.run();
                }
                long now = System.nanoTime();
                connections.stream()
                        .filter(each -> each.dueInNanos(now) <= 0)
                        .toList()
                        .forEach(this::tend);
            }
            List.copyOf(connections).forEach(this::end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** 0 waits until something happens. */
    private long untilNextMillis() {
        long now = System.nanoTime();
        long next = connections.stream()
                .mapToLong(each -> each.dueInNanos(now))
                .min()
                .orElse(Long.MAX_VALUE);
        return next == Long.MAX_VALUE ? 0 : Math.max(1, next / 1_000_000);
    }

    private void ready(SelectionKey key) {
        if (key.isValid() && key.isAcceptable()) {
            accept();
        } else if (key.attachment() instanceof ProxiedConnection connection) {
            tend(connection);
        }
    }

    private void accept() {
        try {
            SocketChannel client = door.accept();
            if (client != null) {
                ProxiedConnection connection = ProxiedConnection.between(client, target.get(), selector);
                connections.add(connection);
                tend(connection);
            }
        } catch (IOException | RuntimeException refused) {
            // The client sees a connection that ends at once, as it would at a port where nobody listens.
            return;
        }
    }

    private void tend(ProxiedConnection connection) {
        if (!connection.proceed(weather, scratch)) {
            end(connection);
        }
    }

    private void end(ProxiedConnection connection) {
        connections.remove(connection);
        connection.end();
    }
}
