package dev.parley.node.local;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code bin/parley start N}: has the running {@code up} start a node again, and waits until it is ready. */
@Command(name = "start", description = "Starts a node of a running up again.")
final class StartCommand implements Callable<Integer> {
    private static final long PAUSE_MILLIS = 100;
    private static final long TIMEOUT_NANOS = TimeUnit.MINUTES.toNanos(2);
    private static final long UP_REACTS_NANOS = TimeUnit.SECONDS.toNanos(10);

    @Mixin
    private DataOption data = new DataOption();

    @Parameters(paramLabel = "N", description = "The number of the node.")
    private int number;

    @Override
    public Integer call() throws InterruptedException {
        LongSupplier nanoTime = System::nanoTime;
        RunDirectory directory = new RunDirectory(data.path());
        NodePlan node = directory.running().node(number);
        if (directory.process(node.name()).isPresent()) {
            throw new LocalException(node.name() + " is running already");
        }
        long begin = nanoTime.getAsLong();
        directory.requestStart(node.name());
        boolean launched = false;
        ReadyProbe probe = new ReadyProbe();
        while (!probe.isReady(node)) {
            Thread.sleep(PAUSE_MILLIS);
            boolean alive = directory.process(node.name()).isPresent();
            long waited = nanoTime.getAsLong() - begin;
            if (launched && !alive) {
                throw new LocalException(
                        node.name() + " did not start; its log is " + directory.log(node.name() + ".log"));
            }
            if (waited > (launched ? TIMEOUT_NANOS : UP_REACTS_NANOS)) {
                throw new LocalException(node.name() + " is not ready yet; the logs are in " + directory.log(""));
            }
            launched |= alive;
        }
        System.out.printf(
                "%s ready at %s after %.1f s%n", node.name(), node.url(), (nanoTime.getAsLong() - begin) / 1e9);
        return 0;
    }
}
