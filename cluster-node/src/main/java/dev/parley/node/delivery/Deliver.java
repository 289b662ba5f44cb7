package dev.parley.node.delivery;

import dev.parley.protocol.conversation.ConversationId;
import java.util.List;

/** Events of one conversation for one socket, in the order of their {@code rev}. The same object goes to all sockets. */
public record Deliver(ConversationId conversationId, List<Line> lines) implements Parcel {}
