package dev.parley.node;

import com.typesafe.config.Config;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The process of one node: {@code bin/parley node}. Says one line when it is ready, or one line why it is not; leaves in
 * order on SIGTERM.
 */
@Command(
        name = "parley node",
        description = "Runs one node until it is told to leave by SIGTERM.",
        mixinStandardHelpOptions = true)
public final class NodeMain implements Callable<Integer> {
    private static final int FAILED = 1;

    private static final String COMMON_POOL = "java.util.concurrent.ForkJoinPool.common.parallelism";

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings over the defaults, in HOCON; docs/configuration.md lists them.")
    private @Nullable Path file;

    @Option(names = "--owner", paramLabel = "PID", hidden = true, description = "Leave when this process has ended.")
    private @Nullable Long owner;

    public static void main(String[] args) {
        widenCommonPool();
        int status = new CommandLine(new NodeMain()).execute(args);
        if (status != 0) {
            // Threads of a half-started node must not keep the process.
            System.exit(status);
        }
    }

    /**
     * Answers to Akka's {@code ask} are passed on by the JVM's common pool. On two processors or less it has one thread, and
     * {@link CompletableFuture} then starts a thread of its own for each step of each answer instead.
     */
    private static void widenCommonPool() {
        if (Runtime.getRuntime().availableProcessors() <= 2 && System.getProperty(COMMON_POOL) == null) {
            System.setProperty(COMMON_POOL, "2");
        }
    }

    @Override
    public Integer call() {
        long begin = System.nanoTime();
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        try {
            Node node = Node.start(configuration(), Clock.systemUTC());
            leaveWithOwner(node);
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            System.out.printf("Ready at %s after %.1f s%n", node.address(), took.toMillis() / 1000.0);
            return 0;
        } catch (StartException e) {
            System.err.println("parley node: " + e.getMessage());
            return FAILED;
        }
    }

    private Config configuration() {
        try {
            return NodeConfiguration.load(file);
        } catch (RuntimeException e) {
            throw StartException.ofConfiguration(e);
        }
    }

    private void leaveWithOwner(Node node) {
        if (owner != null) {
            var unused = ProcessHandle.of(owner)
                    .map(ProcessHandle::onExit)
                    .orElseGet(() -> CompletableFuture.completedFuture(null))
                    .thenRun(node::leave);
        }
    }
}
