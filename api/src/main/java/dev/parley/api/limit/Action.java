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
    /** A message, an edit or a reaction, by REST or by WebSocket. */
    SEND,
    /** Typing, begun or ended. */
    TYPING,
    /** A friend request, or a block. */
    BEFRIEND,
    /** Any other call. */
    OTHER;

    /** The name in the configuration. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
