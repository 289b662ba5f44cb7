package dev.parley.protocol.conversation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Numbers the messages of a conversation: 1, 2, 3 … without gaps. Paging, unread counts and receipts are arithmetic on it. */
public record Seq(@JsonValue long value) implements Comparable<Seq> {
    /** Before the first one. */
    public static final Seq ZERO = new Seq(0);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Seq {
        if (value < 0) {
            throw new IllegalArgumentException("must be 0 or more, was " + value);
        }
    }

    public Seq next() {
        return new Seq(value + 1);
    }

    /** The larger of the two. */
    public Seq max(Seq other) {
        return value >= other.value ? this : other;
    }

    /** The smaller of the two. */
    public Seq min(Seq other) {
        return value <= other.value ? this : other;
    }

    public boolean isAfter(Seq other) {
        return value > other.value;
    }

    @Override
    public int compareTo(Seq other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
