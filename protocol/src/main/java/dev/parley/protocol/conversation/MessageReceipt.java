package dev.parley.protocol.conversation;

import dev.parley.protocol.account.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far a message has come to {@code userId}; the times are there once it has come so far. */
public record MessageReceipt(
        UserId userId,
        ReceiptStatus status,
        @Nullable Instant deliveredAt,
        @Nullable Instant readAt) {}
