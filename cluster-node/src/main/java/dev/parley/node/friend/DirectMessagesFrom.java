package dev.parley.node.friend;

/** Who may write to whom in direct conversations, blocks aside. */
public enum DirectMessagesFrom {
    ANYONE,
    FRIENDS
}
