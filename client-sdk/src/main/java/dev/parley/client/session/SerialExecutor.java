package dev.parley.client.session;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Runs tasks one at a time and in order, on the threads of a pool: each client gets an order of its own without a
 * thread of its own. What a task throws goes to {@code onFailure}. The queue is bounded by those who fill it.
 */
final class SerialExecutor implements Executor {
    /** After that many tasks the thread is given back, so that busy clients do not starve the others. */
    private static final int BATCH = 64;

    private final Executor pool;
    private final Consumer<Throwable> onFailure;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();

    SerialExecutor(Executor pool, Consumer<Throwable> onFailure) {
        this.pool = pool;
        this.onFailure = onFailure;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (size.getAndIncrement() == 0) {
            pool.execute(this::drain);
        }
    }

    private void drain() {
        for (int i = 0; i < BATCH; i++) {
            Runnable task = tasks.remove();
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                onFailure.accept(e);
            }
            if (size.decrementAndGet() == 0) {
                return;
            }
        }
        pool.execute(this::drain);
    }
}
