package dev.parley.load.check.verify;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What must hold, named after its breach. */
public enum Promise {
    /** Accepted, and not in the history. */
    LOST,
    /** One {@code clientMessageId}, two places. */
    DOUBLED,
    /** At another place than was acknowledged. */
    MOVED,
    /** The messages of a conversation are not numbered densely. */
    SEQ_GAP,
    /** The events of a conversation are not numbered densely. */
    REV_GAP,
    /** Somebody's log differs from the history, or a socket was told something twice or in the wrong order. */
    ORDER,
    /** A connected client was not told of an event. */
    MISSING,
    /** A text was served that had been unsent before. */
    UNSENT_SERVED,
    /** A cursor went back. */
    CURSOR_BACK,
    /** A count differs from the brute-force one. */
    UNREAD,
    /** Somebody heard what is none of its business, or spoke where it is no member. */
    STRANGER,
    /** Somebody was told something else than was said. */
    ALTERED,
    /** Neither answered nor refused. */
    UNANSWERED;

    /** The name in reports. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
