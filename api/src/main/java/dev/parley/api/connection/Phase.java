package dev.parley.api.connection;

import akka.util.ByteString;

/** What a connection is busy with at present. All calls come from the connection's stage, one at a time. */
public interface Phase {
    /** The first call. {@code bytes} have arrived already, and are none for the phase that a connection begins with. */
    void begin(ByteString bytes);

    /** The peer sent bytes; {@link Wire#read} asks for the next ones. */
    void onBytes(ByteString bytes);

    /** The peer took the bytes of the last {@link Wire#write}, or the connection is new. */
    void onWritable();

    /** The peer will send nothing more. */
    void onEndOfInput();

    /** A signal from another thread came in. */
    void onSignal(Object signal);

    /** An alarm went off. */
    void onAlarm(Object key);

    /** The connection is gone. The last call. */
    void onEnd();
}
