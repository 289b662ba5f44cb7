package dev.parley.persistence.journal;

/**
 * Marks what the journal stores: events, and snapshots of the states that they lead to. Each class is listed under a
 * stable name in its capability's {@link JournalNames}; its fields are stored for ever and stay readable by later
 * versions. Events are never deleted and never rewritten.
 */
public interface JournalEvent {}
