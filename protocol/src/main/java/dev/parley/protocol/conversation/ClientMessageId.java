package dev.parley.protocol.conversation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The sender's own name for a message: with it, a message that is sent again is still one message. 1 to 64 printable
 * ASCII characters; a UUIDv7 is best, because its time lets the server tell a new id from an old one without a look-up.
 */
public record ClientMessageId(@JsonValue String value) {
    /** Characters at the most. */
    public static final int MAX_LENGTH = 64;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ClientMessageId {
        if (value.isEmpty() || value.length() > MAX_LENGTH || !isPrintable(value)) {
            throw new IllegalArgumentException("must be 1 to " + MAX_LENGTH + " printable ASCII characters");
        }
    }

    private static boolean isPrintable(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= 0x20 || c >= 0x7f) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return value;
    }
}
