package dev.parley.load.replay;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.concurrent.TimeUnit;

/** When a line is due: the log's own pace times a factor, or at once. */
final class Pace {
    private final double speed;
    private LocalDateTime first = LocalDateTime.MIN;
    private long startedAt;

    /** {@code speed}: 60 plays an hour in a minute; 0 waits for nothing. */
    Pace(double speed) {
        if (!(speed >= 0)) {
            throw new IllegalArgumentException("speed: 0 or more");
        }
        this.speed = speed;
    }

    void begin(LocalDateTime time) {
        first = time;
        startedAt = System.nanoTime();
    }

    void await(LocalDateTime time) throws InterruptedException {
        long left = dueAfter(time) - (System.nanoTime() - startedAt);
        if (left > 0) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
    }

    /** Nanoseconds from the first line to one at {@code time}. */
    long dueAfter(LocalDateTime time) {
        return speed == 0 ? 0 : (long) (Duration.between(first, time).toNanos() / speed);
    }
}
