package dev.parley.persistence.journal;

/** Marks the events of an entity: never deleted, never rewritten. */
public interface JournalEvent extends Journaled {}
