package dev.parley.load.fault;

import dev.parley.load.cluster.LocalCluster;
import dev.parley.load.fault.Fault.Healing;
import dev.parley.load.fault.Fault.Scene;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Does a schedule to a cluster: one fault after the other; the next not before all nodes are ready again. What it has
 * broken is healed when it is closed, at the latest.
 */
public final class FaultRun implements AutoCloseable {
    private static final Duration RECOVERY = Duration.ofMinutes(4);

    private final LocalCluster cluster;
    private final List<PlannedFault> plan;
    private final Random random;
    private final Clock clock;
    private final Consumer<String> say;
    private final List<FaultMark> marks = new CopyOnWriteArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable Thread runner;

    /** @param say takes a line for each beginning and end of a fault */
    public FaultRun(LocalCluster cluster, List<PlannedFault> plan, long seed, Clock clock, Consumer<String> say) {
        this.cluster = cluster;
        this.plan = List.copyOf(plan);
        this.random = new Random(seed);
        this.clock = clock;
        this.say = say;
    }

    /** Blocks until every fault has begun and healed and all nodes are ready; throws when they do not become so. */
    public void run() throws InterruptedException {
        runner = Thread.currentThread();
        long begin = System.nanoTime();
        try {
            for (PlannedFault fault : plan) {
                sleep(fault.at().minusNanos(System.nanoTime() - begin));
                happen(fault);
            }
        } finally {
            runner = null;
            ended.countDown();
        }
    }

    /** What has happened until now. Callable from any thread. */
    public List<FaultMark> marks() {
        return List.copyOf(marks);
    }

    /** Ends a run that is under way; returns when what it had broken is healed. Callable from any other thread. */
    @Override
    public void close() {
        Thread running = runner;
        if (running != null) {
            running.interrupt();
            try {
                ended.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void happen(PlannedFault planned) throws InterruptedException {
        String what = planned.fault() + (planned.nodes().isEmpty() ? "" : " " + planned.nodes());
        Instant began = clock.instant();
        long begin = System.nanoTime();
        say.accept(what + " begins");
        Healing healing = Faults.kind(planned.fault()).fault().begin(new Scene(cluster, planned.nodes(), random));
        try {
            sleep(planned.lasts().minusNanos(System.nanoTime() - begin));
        } finally {
            healUninterrupted(healing);
            marks.add(new FaultMark(planned.fault(), planned.nodes(), began, clock.instant()));
        }
        say.accept(what + " is over");
        cluster.awaitAllReady(RECOVERY);
        say.accept("all nodes are ready");
    }

    /** What ends the run must not keep it from healing. */
    private static void healUninterrupted(Healing healing) throws InterruptedException {
        boolean interrupted = Thread.interrupted();
        healing.heal();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sleep(Duration time) throws InterruptedException {
        Thread.sleep(Math.max(0, time.toMillis()));
    }
}
