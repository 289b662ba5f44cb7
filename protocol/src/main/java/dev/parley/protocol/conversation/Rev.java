package dev.parley.protocol.conversation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Numbers the events of a conversation: 1, 2, 3 … without gaps. A client that sees a jump has missed something. */
public record Rev(@JsonValue long value) implements Comparable<Rev> {
    /** Before the first one. */
    public static final Rev ZERO = new Rev(0);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Rev {
        if (value < 0) {
            throw new IllegalArgumentException("must be 0 or more, was " + value);
        }
    }

    public Rev next() {
        return new Rev(value + 1);
    }

    /** The larger of the two. */
    public Rev max(Rev other) {
        return value >= other.value ? this : other;
    }

    public boolean isAfter(Rev other) {
        return value > other.value;
    }

    @Override
    public int compareTo(Rev other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
