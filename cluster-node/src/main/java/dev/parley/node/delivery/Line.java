package dev.parley.node.delivery;

import dev.parley.node.ClusterMessage;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.frame.EncodedFrame;

/**
 * One event of a conversation, ready for the wire.
 *
 * @param origin the socket that caused it and hears of it by {@code message_accepted}; 0 for none
 */
public record Line(Rev rev, long origin, EncodedFrame frame) implements ClusterMessage {}
