package dev.parley.api.limit;

import java.util.Locale;

/** The kinds of action that are limited, each on its own: {@code parley.rate-limits.<name>}. */
public enum Action {
    /** A WebSocket handshake. */
    CONNECT,
    /** A new account. */
    REGISTER,
    /** A guess at a password. */
    LOGIN,
    /** A refresh token shown. */
    REFRESH,
    /** A message, by REST or by WebSocket. */
    SEND,
    /** Any other call. */
    OTHER;

    /** The name in the configuration. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
