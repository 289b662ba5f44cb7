package dev.parley.protocol.conversation;

import java.time.Instant;

/** Lets whoever has the code join a group.
 *
 * @param maxUses how many may join by it
 * @param uses how many have
 */
public record Invite(String code, ConversationId conversationId, Instant expiresAt, int maxUses, int uses) {}
