package dev.parley.protocol.error;

/** Whether the same request may be sent again. */
public enum Retry {
    /** It would be refused again. */
    NEVER,
    /** After the cause is mended: a new token, other input. */
    AFTER_CHANGE,
    /** After the time that the answer names; sends with the same {@code clientMessageId}. */
    LATER
}
