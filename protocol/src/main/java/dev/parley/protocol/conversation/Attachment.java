package dev.parley.protocol.conversation;

/** A file that belongs to a message. {@code size} in bytes. */
public record Attachment(MediaId mediaId, String fileName, String contentType, long size) {}
