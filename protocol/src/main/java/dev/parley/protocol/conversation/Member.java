package dev.parley.protocol.conversation;

import dev.parley.protocol.account.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A member of a conversation.
 *
 * @param username and {@code displayName}: as they were when the member joined
 * @param joinedAt when the member joined last
 * @param readSeq the member's read cursor
 * @param deliveredSeq the last message that reached one of the member's devices
 */
public record Member(
        UserId userId,
        @Nullable String username,
        @Nullable String displayName,
        Role role,
        Instant joinedAt,
        Seq readSeq,
        Seq deliveredSeq) {}
