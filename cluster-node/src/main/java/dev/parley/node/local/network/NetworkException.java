package dev.parley.node.local.network;

/** Why there is no network of one's own here: one line for a terminal. */
public final class NetworkException extends RuntimeException {
    NetworkException(String message) {
        super(message);
    }

    NetworkException(String message, Throwable cause) {
        super(message, cause);
    }
}
