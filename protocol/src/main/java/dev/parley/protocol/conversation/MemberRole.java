package dev.parley.protocol.conversation;

import dev.parley.protocol.account.UserId;

/** A member and its role, as frames tell of it. */
public record MemberRole(UserId userId, Role role) {}
