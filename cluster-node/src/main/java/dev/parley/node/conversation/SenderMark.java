package dev.parley.node.conversation;

import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.Seq;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a member has come with sending.
 *
 * @param ownSeq the member's last own message; its own messages are never unread
 * @param highestId the greatest UUIDv7 that the member has used. A greater one was never used before, whatever the
 *     clocks of the member's devices say, and needs no look-up
 */
record SenderMark(Seq ownSeq, @Nullable UUID highestId) {
    static final SenderMark NONE = new SenderMark(Seq.ZERO, null);

    SenderMark after(Message message) {
        UUID id = timeOrdered(message.clientMessageId());
        boolean higher = id != null && (highestId == null || compare(id, highestId) > 0);
        return new SenderMark(message.seq(), higher ? id : highestId);
    }

    boolean provesNew(ClientMessageId clientMessageId) {
        if (highestId == null) {
            return false;
        }
        UUID id = timeOrdered(clientMessageId);
        return id != null && compare(id, highestId) > 0;
    }

    private static @Nullable UUID timeOrdered(ClientMessageId id) {
        if (id.value().length() != 36 || id.value().charAt(14) != '7') {
            return null;
        }
        try {
            return UUID.fromString(id.value());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** By unsigned value; the JDK compares UUIDs as signed numbers. */
    private static int compare(UUID one, UUID other) {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }
}
