package dev.parley.load.measure;

import java.util.List;

/**
 * Room {@code r} has accounts {@code r * members} and up, the first of which send; rooms and senders take turns. A sender's
 * own connection hears of its message by the acknowledgement.
 */
public record Rooms(List<?> conversations, int members, int senders) implements Traffic.Route {
    private int room(int number) {
        return number % conversations.size();
    }

    @Override
    public int sender(int number) {
        return room(number) * members + number / conversations.size() % senders;
    }

    @Override
    public Object conversation(int number) {
        return conversations.get(room(number));
    }

    @Override
    public int receivers(int number) {
        return members - 1;
    }

    @Override
    public boolean counts(int number, int connection) {
        return connection / members == room(number) && connection != sender(number);
    }
}
