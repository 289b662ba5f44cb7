package dev.parley.persistence.conversation;

import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.Role;

/** Who was put into a conversation, with the names of that time. */
public record NewMember(UserId userId, String username, String displayName, Role role) {}
