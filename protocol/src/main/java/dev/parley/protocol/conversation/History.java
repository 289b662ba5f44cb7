package dev.parley.protocol.conversation;

/** What a member who is added later sees of what was said before. */
public enum History {
    FROM_JOIN,
    FROM_START
}
