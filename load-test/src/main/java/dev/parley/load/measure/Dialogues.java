package dev.parley.load.measure;

import dev.parley.protocol.conversation.ConversationId;
import java.util.List;

/**
 * Accounts {@code 2p} and {@code 2p + 1} talk with each other: in one round all the even ones send, in the next all the odd
 * ones, so that every account sends as often as any other.
 */
public record Dialogues(List<ConversationId> conversations) implements Traffic.Route {
    /**
     * The node, of {@code nodes}, of an account: the two of a pair meet each other on all pairs of nodes alike, on the same
     * one, too.
     */
    public static int node(int account, int nodes) {
        int pair = account / 2;
        return (account % 2 == 0 ? pair : pair / nodes) % nodes;
    }

    private int pair(int number) {
        return number % conversations.size();
    }

    @Override
    public int sender(int number) {
        return 2 * pair(number) + number / conversations.size() % 2;
    }

    @Override
    public ConversationId conversation(int number) {
        return conversations.get(pair(number));
    }

    @Override
    public int receivers(int number) {
        return 1;
    }

    @Override
    public boolean counts(int number, int socket) {
        return socket == (sender(number) ^ 1);
    }
}
