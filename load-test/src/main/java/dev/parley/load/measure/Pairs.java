package dev.parley.load.measure;

import dev.parley.protocol.conversation.ConversationId;
import java.util.List;

/** Account {@code 2p} sends to {@code 2p + 1}; the pairs take turns. */
public record Pairs(List<ConversationId> conversations) implements Traffic.Route {
    @Override
    public int sender(int number) {
        return 2 * (number % conversations.size());
    }

    @Override
    public ConversationId conversation(int number) {
        return conversations.get(number % conversations.size());
    }

    @Override
    public int receivers(int number) {
        return 1;
    }

    @Override
    public boolean counts(int number, int socket) {
        return socket == sender(number) + 1;
    }
}
