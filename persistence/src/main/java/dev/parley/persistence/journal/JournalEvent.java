package dev.parley.persistence.journal;

/**
 * What the journal or the snapshot store keeps for ever. Its name there is given by the event catalogue and does not
 * follow the class; its fields may grow, and never change their meaning.
 */
public interface JournalEvent {}
