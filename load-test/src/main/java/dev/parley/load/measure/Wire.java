package dev.parley.load.measure;

import org.jspecify.annotations.Nullable;

/**
 * What {@link Traffic} goes over: connections of users to one server, counted from 0, in the language of that server. Belongs
 * to one thread, and nothing happens but in {@link #poll}.
 */
public interface Wire {
    /** Who hears what becomes of messages. A mark that is no mark is -1. */
    interface Ear {
        /** The server answers for the message. */
        void accepted(long mark);

        /** A copy has come. {@code order}: what must be more than with the connection's copy before. */
        void heard(int connection, long mark, long order);

        /** The server has said that something went wrong. */
        void failed(String words);
    }

    int size();

    /**
     * Sends a message.
     *
     * @param conversation as the server calls it
     * @param mark what the message is known by, see {@link Marks}
     * @param length bytes of its text, {@link Marks#LENGTH} and up
     */
    void say(int connection, Object conversation, long mark, int length);

    /** Nobody hears where it is null. */
    void hear(@Nullable Ear ear);

    /** Serves what is ready, waiting {@code nanos} for it at the most. */
    void poll(long nanos);

    /** Connections that went away after they were open. */
    int lost();

    /** Why the first of them went. */
    String loss();
}
