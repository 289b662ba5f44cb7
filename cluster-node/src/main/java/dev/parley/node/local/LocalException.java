package dev.parley.node.local;

/** Why a command on this machine cannot be done: one line for a terminal, with what to do about it. */
public final class LocalException extends RuntimeException {
    LocalException(String message) {
        super(message);
    }

    LocalException(String message, Throwable cause) {
        super(message, cause);
    }
}
