package dev.parley.load.measure;

import java.util.List;

/** Account {@code 2p} sends to {@code 2p + 1}; the pairs take turns. */
public record Pairs(List<?> conversations) implements Traffic.Route {
    @Override
    public int sender(int number) {
        return 2 * (number % conversations.size());
    }

    @Override
    public Object conversation(int number) {
        return conversations.get(number % conversations.size());
    }

    @Override
    public int receivers(int number) {
        return 1;
    }

    @Override
    public boolean counts(int number, int connection) {
        return connection == sender(number) + 1;
    }
}
