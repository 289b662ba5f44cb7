package dev.parley.persistence.journal;

/** Marks the snapshots of an entity: a snapshot that cannot be read is only slower, as long as its events can. */
public interface JournalSnapshot extends Journaled {}
