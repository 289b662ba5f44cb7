package dev.parley.protocol.conversation;

/** What a message carries. All but TEXT need attachments. */
public enum MessageType {
    TEXT,
    IMAGE,
    VIDEO,
    AUDIO,
    FILE
}
