package dev.parley.client.session;

import java.time.Duration;

/** Whether the other end is still there, by the time since something was heard of it. Belongs to the session's strand. */
final class Pulse {
    enum Finding {
        WELL,
        /** Nothing for one heartbeat: ask. */
        SILENT,
        /** Nothing for two and a half: it is gone. */
        DEAD
    }

    private final Duration handshake;
    private Duration beat = Duration.ofSeconds(30);
    private long heardAt;
    private boolean asked;
    private boolean paused;

    /** {@code handshake}: how long a connection may take until its first frame. */
    Pulse(Duration handshake) {
        this.handshake = handshake;
    }

    void beats(Duration every) {
        beat = every.isZero() || every.isNegative() ? beat : every;
    }

    void heard(long now) {
        heardAt = now;
        asked = false;
        paused = false;
    }

    /** We stopped listening; silence means nothing until something is heard again. */
    void paused() {
        paused = true;
    }

    Finding check(long now, boolean open) {
        Duration silence = Duration.ofNanos(now - heardAt);
        if (paused) {
            return Finding.WELL;
        }
        if (!open) {
            return silence.compareTo(handshake) > 0 ? Finding.DEAD : Finding.WELL;
        }
        if (silence.compareTo(beat.multipliedBy(5).dividedBy(2)) > 0) {
            return Finding.DEAD;
        }
        if (silence.compareTo(beat) > 0 && !asked) {
            asked = true;
            return Finding.SILENT;
        }
        return Finding.WELL;
    }
}
