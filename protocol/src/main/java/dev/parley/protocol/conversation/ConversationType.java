package dev.parley.protocol.conversation;

/** Two people, or a named circle of them. */
public enum ConversationType {
    DIRECT,
    GROUP
}
