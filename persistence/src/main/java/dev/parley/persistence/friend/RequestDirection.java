package dev.parley.persistence.friend;

import java.util.Locale;

/** From whose side a request is seen. Stored by {@link #column}. */
public enum RequestDirection {
    INCOMING,
    OUTGOING;

    /** The form in the table. */
    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
