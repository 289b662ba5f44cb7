package dev.parley.client.session;

import java.time.Duration;

/** Whether the other end is still there, by the time since something was heard of it. Belongs to the session's strand. */
final class Pulse {
    /** A server that works has answered by then nearly always; asking costs a ping. */
    private static final Duration DOUBT = Duration.ofSeconds(5);

    /** A server that has not said a word for so long after a ping does not work: it answers everything within 10 s. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    enum Finding {
        WELL,
        /** Nothing for one heartbeat, or for {@link #DOUBT} where an answer is due: ask. */
        SILENT,
        /** Nothing for {@link #PATIENCE} since it was asked: it is gone. */
        DEAD
    }

    private final Duration handshake;
    private Duration beat = Duration.ofSeconds(30);
    private long heardAt;
    private long askedAt;
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

    /** {@code awaited}: whether there is something that the other end has not answered. */
    Finding check(long now, boolean open, boolean awaited) {
        Duration silence = Duration.ofNanos(now - heardAt);
        if (paused) {
            return Finding.WELL;
        }
        if (!open) {
            return silence.compareTo(handshake) > 0 ? Finding.DEAD : Finding.WELL;
        }
        if (asked) {
            return Duration.ofNanos(now - askedAt).compareTo(PATIENCE) > 0 ? Finding.DEAD : Finding.WELL;
        }
        Duration tolerated = awaited && DOUBT.compareTo(beat) < 0 ? DOUBT : beat;
        if (silence.compareTo(tolerated) > 0) {
            asked = true;
            askedAt = now;
            return Finding.SILENT;
        }
        return Finding.WELL;
    }
}
