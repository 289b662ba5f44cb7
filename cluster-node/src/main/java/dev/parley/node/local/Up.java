package dev.parley.node.local;

import dev.parley.persistence.embedded.EmbeddedCassandraSettings;
import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Cassandra and its nodes, from their start to their end, which is the end of this process. A node that dies is reported
 * and left dead until somebody asks for it, but for one that the others gave up; Cassandra, which nobody could ask for, is started again.
 */
final class Up {
    private final UpPlan plan;
    private final String classPath;
    private final ClassArchive archive;
    private final NodeCommand command;
    private final LocalSettings settings;
    private final RunDirectory directory;
    private final Progress progress;
    private final CassandraKeeper cassandra;
    private final ReadyProbe probe = new ReadyProbe();
    private final NavigableMap<Integer, NodeProcess> nodes = new TreeMap<>();
    private final Map<Integer, String> classPaths = new TreeMap<>();
    private final Map<Integer, NodeProcess> starting = new TreeMap<>();
    private final Map<Integer, Integer> restarts = new TreeMap<>();
    private final CountDownLatch stop = new CountDownLatch(1);

    /** @param classPath the classes of its nodes, until a start request names others */
    Up(
            UpPlan plan,
            String classPath,
            EmbeddedCassandraSettings cassandraSettings,
            LocalSettings settings,
            RunDirectory directory,
            Progress progress) {
        this.plan = plan;
        this.classPath = classPath;
        this.archive = new ClassArchive(directory.data());
        this.command = new NodeCommand(plan, settings, directory, archive);
        this.settings = settings;
        this.directory = directory;
        this.progress = progress;
        this.cassandra = new CassandraKeeper(cassandraSettings, settings.cassandraRetry(), directory, progress);
    }

    /** Ends {@link #run()} in order. Callable from any thread, at any time. */
    void stop() {
        stop.countDown();
    }

    /** Runs until it is stopped. Whatever it started is gone when it returns or throws. */
    void run() throws InterruptedException {
        try {
            cassandra.start();
            for (NodePlan node : plan.nodes()) {
                launch(node, classPath);
            }
            if (awaitAll()) {
                progress.line("");
                progress.line("Parley is up. Open " + plan.nodes().get(0).url() + " and choose Sign up.");
                progress.line("Every node serves everyone: "
                        + String.join(
                                "  ", plan.nodes().stream().map(NodePlan::url).toList()));
                progress.line("Ctrl-C stops all; the data stays in " + directory.data() + ".");
                progress.line("");
                supervise();
            }
        } finally {
            end();
        }
    }

    private void launch(NodePlan node, String classes) {
        NodeProcess process = NodeProcess.launch(node, classes, command, directory);
        classPaths.put(node.number(), classes);
        nodes.put(node.number(), process);
        starting.put(node.number(), process);
    }

    /** Answers false when it was stopped meanwhile. */
    private boolean awaitAll() throws InterruptedException {
        long deadline = System.nanoTime() + settings.startTimeout().toNanos();
        while (!starting.isEmpty()) {
            if (stop.await(settings.interval().toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
            cassandra.check();
            for (NodeProcess node : Map.copyOf(nodes).values()) {
                if (!node.isAlive() && !startsAgain(node)) {
                    throw new LocalException(node.plan().name() + " did not start: " + node.lastWords()
                            + "; its log is " + directory.log(node.plan().name() + ".log"));
                }
            }
            reportReady();
            if (System.nanoTime() - deadline > 0) {
                throw new LocalException("Not all nodes were ready within "
                        + settings.startTimeout().toSeconds() + " s; look into " + directory.log(""));
            }
        }
        return true;
    }

    private void supervise() throws InterruptedException {
        while (!stop.await(settings.interval().toMillis(), TimeUnit.MILLISECONDS)) {
            cassandra.check();
            reportDead();
            for (NodePlan node : plan.nodes()) {
                directory
                        .takeStartRequest(node.name())
                        .filter(asked -> !nodes.containsKey(node.number()))
                        .ifPresent(asked -> startAgain(node, asked));
            }
            reportReady();
        }
    }

    private void startAgain(NodePlan node, String asked) {
        launch(node, asked.isEmpty() ? classPaths.getOrDefault(node.number(), classPath) : asked);
        progress.say(node.name(), "starts again");
    }

    private void reportReady() throws InterruptedException {
        for (NodeProcess node : Map.copyOf(starting).values()) {
            if (probe.isReady(node.plan())) {
                starting.remove(node.plan().number());
                progress.say(node.plan().name(), "ready at " + node.plan().url());
            }
        }
    }

    private void reportDead() {
        for (NodeProcess node : Map.copyOf(nodes).values()) {
            if (!node.isAlive() && !startsAgain(node)) {
                NodePlan dead = node.plan();
                nodes.remove(dead.number());
                starting.remove(dead.number());
                directory.forget(dead.name());
                progress.say(
                        dead.name(),
                        "has ended (status " + node.exitStatus() + "); start it again by: bin/parley start "
                                + dead.number());
            }
        }
    }

    /** A node that the others gave up has only been too slow for them; it ends itself, to be started afresh. */
    private boolean startsAgain(NodeProcess dead) {
        int number = dead.plan().number();
        if (!dead.wasGivenUp() || restarts.merge(number, 1, Integer::sum) > settings.restarts()) {
            return false;
        }
        progress.say(dead.plan().name(), "was given up by the others, and starts again");
        launch(dead.plan(), dead.classPath());
        return true;
    }

    private void end() throws InterruptedException {
        boolean interrupted = Thread.interrupted();
        for (NodeProcess node : nodes.descendingMap().values()) {
            archive.writeBy(node);
            node.leave();
        }
        long deadline = System.nanoTime() + settings.stopTimeout().toNanos();
        for (NodeProcess node : nodes.values()) {
            Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
            boolean inOrder = node.awaitEnd(left);
            progress.say(node.plan().name(), inOrder ? "stopped" : "did not leave in time and was killed");
            directory.forget(node.plan().name());
        }
        cassandra.stop();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
