package dev.parley.load;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what should come soon, and gives up after a while. */
public final class Patience {
    private static final Duration LOOK = Duration.ofMillis(50);

    private Patience() {}

    /** Whether {@code condition} came true within {@code most}. */
    public static boolean until(Duration most, BooleanSupplier condition) throws InterruptedException {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - begin > most.toNanos()) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
        }
        return true;
    }
}
