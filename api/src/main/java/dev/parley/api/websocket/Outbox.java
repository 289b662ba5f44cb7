package dev.parley.api.websocket;

import akka.util.ByteString;
import dev.parley.api.connection.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What goes out of a socket. While the peer keeps up, frames are written as they come; then they queue, up to a bound in
 * bytes; then events are dropped, because the client can ask for them again. Not thread-safe.
 */
final class Outbox {
    /** What its socket is told of. */
    interface Owner {
        /** Events were dropped. */
        void overflowed();

        /** The peer lets even answers pile up, or took nothing for the grace after an overflow. */
        void stuck();
    }

    private static final Object STILL_NOT_READING = "still not reading";

    private final Wire wire;
    private final Owner owner;
    private final OutboundQueue queue;
    private final Duration grace;
    private @Nullable List<Runnable> waitingForRoom;
    private boolean lagging;
    private boolean progress;
    private boolean sealed;

    Outbox(Wire wire, Owner owner, WebSocketSettings settings) {
        this.wire = wire;
        this.owner = owner;
        queue = new OutboundQueue(settings.outboundQueueBytes());
        grace = settings.slowConsumerGrace();
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    /** Sends a frame that is not dropped. */
    void answer(byte[] frame) {
        if (!sealed && !sent(frame, false)) {
            overflow();
            if (!queue.offer(frame, false)) {
                stuck();
            }
        }
    }

    /** Sends a frame that may be dropped. */
    void event(byte[] frame) {
        if (!sealed && !sent(frame, true)) {
            overflow();
        }
    }

    private boolean sent(byte[] frame, boolean event) {
        if (queue.isEmpty() && wire.writable()) {
            wire.write(ByteString.fromArrayUnsafe(frame));
            return true;
        }
        return queue.offer(frame, event);
    }

    /** Sends the last frame, behind what waits; later ones are ignored. */
    void seal(byte[] lastFrame) {
        sealed = true;
        queue.force(lastFrame);
        if (wire.writable()) {
            writeOn();
        }
    }

    /** The peer took what was written. Whether there was more to write. */
    boolean writeOn() {
        progress = true;
        ByteString bytes = queue.poll();
        if (bytes == null) {
            return false;
        }
        wire.write(bytes);
        tellOfRoom();
        return true;
    }

    /** Runs {@code callback} as soon as there is room. */
    void whenRoom(Runnable callback) {
        if (waitingForRoom == null) {
            waitingForRoom = new ArrayList<>(1);
        }
        waitingForRoom.add(callback);
        tellOfRoom();
    }

    /** Whether the alarm was this one's, which it has heard then. */
    boolean onAlarm(Object key) {
        if (key != STILL_NOT_READING) {
            return false;
        }
        lagging = false;
        if (!progress && !sealed) {
            stuck();
        }
        return true;
    }

    private void overflow() {
        queue.dropEvents();
        if (!lagging) {
            lagging = true;
            progress = false;
            wire.alarm(STILL_NOT_READING, grace);
        }
        owner.overflowed();
        tellOfRoom();
    }

    private void stuck() {
        queue.clear();
        owner.stuck();
    }

    private void tellOfRoom() {
        List<Runnable> callbacks = waitingForRoom;
        if (callbacks != null && queue.hasRoom()) {
            waitingForRoom = null;
            callbacks.forEach(Runnable::run);
        }
    }
}
