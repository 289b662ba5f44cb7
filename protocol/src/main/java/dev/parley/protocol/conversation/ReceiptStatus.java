package dev.parley.protocol.conversation;

/** How far a message has come to one member. */
public enum ReceiptStatus {
    SENT,
    DELIVERED,
    READ
}
