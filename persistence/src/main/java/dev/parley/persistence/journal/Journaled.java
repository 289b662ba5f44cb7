package dev.parley.persistence.journal;

/**
 * What the journal's serializer writes. An implementation is listed under a stable name in its capability's
 * {@link JournalNames}; its fields are stored for ever, and stay readable by later versions.
 */
public interface Journaled {}
