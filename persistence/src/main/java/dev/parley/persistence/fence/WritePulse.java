package dev.parley.persistence.fence;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** Whether writes to the journal are answered at present. Thread-safe; costs two volatile writes for each of them. */
public final class WritePulse {
    private final LongSupplier nanoTime;
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile long answered;
    private volatile long failed;
    private volatile boolean failing;

    public WritePulse(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void began() {
        if (waiting.getAndIncrement() == 0) {
            answered = nanoTime.getAsLong();
        }
    }

    void ended(boolean durable) {
        if (durable) {
            answered = nanoTime.getAsLong();
            failing = false;
        } else {
            failed = nanoTime.getAsLong();
            failing = true;
        }
        waiting.decrementAndGet();
    }

    /**
     * Whether writes have waited for so long while none was answered, or the last one has failed within this time. After it
     * somebody may try again.
     */
    public boolean isSilent(Duration patience) {
        long now = nanoTime.getAsLong();
        return (waiting.get() > 0 && now - answered > patience.toNanos())
                || (failing && now - failed < patience.toNanos());
    }
}
