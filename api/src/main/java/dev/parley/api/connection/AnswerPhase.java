package dev.parley.api.connection;

import akka.util.ByteString;
import java.time.Duration;

/**
 * Answers and closes. What still comes in is thrown away first for a moment, because closing a socket with unread bytes
 * resets it, and the peer would not see the answer.
 */
public final class AnswerPhase implements Phase {
    private static final Object LINGERED = "lingered";
    private static final Duration LINGER = Duration.ofMillis(200);

    private final Wire wire;
    private final ByteString answer;
    private boolean written;

    public AnswerPhase(Wire wire, ByteString answer) {
        this.wire = wire;
        this.answer = answer;
    }

    @Override
    public void begin(ByteString bytes) {
        wire.alarm(LINGERED, LINGER);
        if (wire.writable()) {
            onWritable();
        }
        wire.read();
    }

    @Override
    public void onBytes(ByteString bytes) {
        wire.read();
    }

    @Override
    public void onWritable() {
        if (!written) {
            written = true;
            wire.write(answer);
        }
    }

    @Override
    public void onEndOfInput() {
        wire.end();
    }

    @Override
    public void onSignal(Object signal) {
        // nobody knows of this phase
    }

    @Override
    public void onAlarm(Object key) {
        wire.end();
    }

    @Override
    public void onEnd() {
        // nothing is held
    }
}
