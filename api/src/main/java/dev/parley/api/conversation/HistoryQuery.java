package dev.parley.api.conversation;

import dev.parley.protocol.conversation.Seq;

/** Which part of a history is asked for; {@code limit} messages at the most. */
public sealed interface HistoryQuery {
    int limit();

    /** The newest messages, newest first. */
    record Latest(int limit) implements HistoryQuery {}

    /** The messages before {@code seq}, newest first. */
    record Before(Seq seq, int limit) implements HistoryQuery {}

    /** The messages after {@code seq}, oldest first. */
    record After(Seq seq, int limit) implements HistoryQuery {}

    /** The {@code number}th page, newest first; 1 is the newest. */
    record Numbered(int number, int limit) implements HistoryQuery {}
}
