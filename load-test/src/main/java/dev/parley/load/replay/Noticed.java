package dev.parley.load.replay;

/**
 * What the members of a replay have noticed of each other, beside the messages.
 *
 * @param receipts that all of them have heard
 * @param readAfter seconds from the last delivery until the last message was read by all
 * @param presences other members whom they were told of, summed up
 */
record Noticed(long receipts, double readAfter, int friendships, long presences) {}
