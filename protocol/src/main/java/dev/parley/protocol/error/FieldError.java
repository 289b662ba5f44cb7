package dev.parley.protocol.error;

/** What is wrong with one field of the input, in words for its author. */
public record FieldError(String field, String message) {}
