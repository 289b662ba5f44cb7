package dev.parley.api.connection;

import akka.stream.javadsl.Flow;
import akka.util.ByteString;
import java.time.Duration;
import java.util.function.Consumer;

/** A connection as its {@link Phase} sees it. Not thread-safe but for {@link #signals}. */
public interface Wire {
    /** Whether the peer keeps up, so that {@link #write} is allowed. */
    boolean writable();

    /** Hands bytes to the socket; only when {@link #writable()}. */
    void write(ByteString bytes);

    /** Asks for bytes; {@link Phase#onBytes} follows once. */
    void read();

    /** Closes the connection after what was written. */
    void end();

    /** Resets the connection; what was written may be lost. */
    void abort(String why);

    /** Sets, or sets anew, the alarm of this key. */
    void alarm(Object key, Duration after);

    void cancelAlarm(Object key);

    /** Where other threads leave signals for {@link Phase#onSignal}. They are dropped once the connection is gone. */
    Consumer<Object> signals();

    /** Goes over to another phase, which begins with {@code bytes}. */
    void become(Phase next, ByteString bytes);

    /** A phase in which {@code flow} reads and writes this connection. */
    Phase through(Flow<ByteString, ByteString, ?> flow, Duration idleTimeout);
}
