package dev.parley.load.bench.peer;

import dev.parley.load.measure.Processes;

/** A chat server with its database, which runs as long as this is open. */
interface Contender extends AutoCloseable {
    /** As it is called in the results. */
    String name();

    /** What keeps the messages, and when it has them. */
    String archive();

    Processes processes();

    /** New users, each of whom talks with one other; they are connected. */
    Venue pairs(int pairs);

    /** New users in rooms, some members of which talk; they are connected. */
    Venue rooms(int rooms, int members, int senders);

    @Override
    void close();
}
