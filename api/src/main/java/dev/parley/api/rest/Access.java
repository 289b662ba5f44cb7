package dev.parley.api.rest;

/** Who may call. */
public enum Access {
    /** Anybody. */
    PUBLIC,
    /** Whoever shows a good access token. */
    USER,
    /** Operators; on a developer's machine, anybody. */
    OPERATOR
}
