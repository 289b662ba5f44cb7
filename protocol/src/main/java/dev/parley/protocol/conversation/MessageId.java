package dev.parley.protocol.conversation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.parley.protocol.Json;
import java.time.Instant;
import java.util.UUID;

/**
 * Identifies a message within its conversation. A UUIDv7 (RFC 9562, section 5.7) whose random part {@code rand_b}
 * begins with the message's {@code seq} in 40 bits, so that the id leads to the message without an index.
 */
public record MessageId(@JsonValue UUID value) implements Comparable<MessageId> {
    private static final int SEQ_BITS = 40;
    private static final int RANDOM_BITS = 62 - SEQ_BITS;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MessageId {}

    /** Parses the canonical text form; throws {@link IllegalArgumentException} for anything else. */
    public static MessageId of(String text) {
        return new MessageId(Json.uuid(text));
    }

    /** A new id; of {@code random}, 34 bits are used. */
    public static MessageId create(Instant at, Seq seq, long random) {
        long high = (at.toEpochMilli() << 16) | 0x7000L | ((random >>> RANDOM_BITS) & 0xFFFL);
        long low = 0x8000_0000_0000_0000L | (seq.value() << RANDOM_BITS) | (random & ((1L << RANDOM_BITS) - 1));
        return new MessageId(new UUID(high, low));
    }

    /** The seq that this id names. Of an id that Parley did not make, it means nothing. */
    public Seq seq() {
        return new Seq((value.getLeastSignificantBits() & 0x3FFF_FFFF_FFFF_FFFFL) >>> RANDOM_BITS);
    }

    @Override
    public int compareTo(MessageId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
