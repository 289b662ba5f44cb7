package dev.parley.node.local;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Ends and starts single nodes of a running {@code up}, from another process: by their pids, and by requests to it. */
final class NodeControl {
    private static final long PAUSE_MILLIS = 100;
    private static final long END_SECONDS = 90;
    private static final long START_NANOS = TimeUnit.MINUTES.toNanos(2);
    private static final long DEAD_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final RunDirectory directory;
    private final LongSupplier nanoTime;
    private final ReadyProbe probe = new ReadyProbe();

    NodeControl(RunDirectory directory, LongSupplier nanoTime) {
        this.directory = directory;
        this.nanoTime = nanoTime;
    }

    boolean runs(NodePlan node) {
        return directory.process(node.name()).isPresent();
    }

    boolean isReady(NodePlan node) throws InterruptedException {
        return runs(node) && probe.isReady(node);
    }

    /** Ends it in some way, and waits until it is gone; answers after how many seconds. */
    double end(NodePlan node, Consumer<ProcessHandle> way) throws InterruptedException {
        ProcessHandle process = directory
                .process(node.name())
                .orElseThrow(() -> new LocalException(
                        node.name() + " is not running; start it by: bin/parley start " + node.number()));
        long begin = nanoTime.getAsLong();
        way.accept(process);
        try {
            process.onExit().get(END_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new LocalException(node.name() + " does not end; kill it by: bin/parley kill " + node.number(), e);
        }
        return seconds(begin);
    }

    /** Asks the {@code up} to start it, with the classes of this process. */
    void requestStart(NodePlan node) {
        directory.requestStart(node.name(), ClassPaths.own());
    }

    /**
     * Starts it, and waits until it is ready; answers after how many seconds.
     *
     * @param meanwhile is done again and again while it waits
     */
    double start(NodePlan node, Runnable meanwhile) throws InterruptedException {
        long begin = nanoTime.getAsLong();
        long lastAlive = begin;
        requestStart(node);
        while (!isReady(node)) {
            Thread.sleep(PAUSE_MILLIS);
            meanwhile.run();
            long now = nanoTime.getAsLong();
            lastAlive = runs(node) ? now : lastAlive;
            // One that the others gave up is away for a moment, and started again.
            if (now - lastAlive > DEAD_NANOS) {
                throw new LocalException(
                        node.name() + " did not start; its log is " + directory.log(node.name() + ".log"));
            }
            if (now - begin > START_NANOS) {
                throw new LocalException(node.name() + " is not ready yet; the logs are in " + directory.log(""));
            }
        }
        return seconds(begin);
    }

    private double seconds(long begin) {
        return (nanoTime.getAsLong() - begin) / 1e9;
    }
}
