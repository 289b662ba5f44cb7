package dev.parley.protocol.conversation;

/** What a member of a group may do. In a direct conversation both are members. */
public enum Role {
    ADMIN,
    MEMBER
}
