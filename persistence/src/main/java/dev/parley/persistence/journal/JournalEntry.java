package dev.parley.persistence.journal;

/** An event and its place in its entity's log. Places are dense from 1. */
public record JournalEntry<E>(long sequenceNr, E event) {}
