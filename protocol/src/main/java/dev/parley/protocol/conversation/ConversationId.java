package dev.parley.protocol.conversation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.parley.protocol.Json;
import dev.parley.protocol.account.UserId;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Identifies a conversation. A UUIDv7 for groups; derived from the two members for direct conversations. */
public record ConversationId(@JsonValue UUID value) implements Comparable<ConversationId> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ConversationId {}

    /** Parses the canonical text form; throws {@link IllegalArgumentException} for anything else. */
    public static ConversationId of(String text) {
        return new ConversationId(Json.uuid(text));
    }

    /**
     * The id of the direct conversation of two users, the same for both orders: a UUIDv8 (RFC 9562, section 5.8) over
     * the SHA-256 of the two ids, smaller one first.
     */
    public static ConversationId direct(UserId one, UserId other) {
        boolean ordered = one.compareTo(other) <= 0;
        ByteBuffer pair = ByteBuffer.allocate(32);
        put(pair, ordered ? one.value() : other.value());
        put(pair, ordered ? other.value() : one.value());
        ByteBuffer hash = ByteBuffer.wrap(sha256().digest(pair.array()));
        long high = (hash.getLong() & ~0xF000L) | 0x8000L;
        long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new ConversationId(new UUID(high, low));
    }

    private static void put(ByteBuffer target, UUID id) {
        target.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public int compareTo(ConversationId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
