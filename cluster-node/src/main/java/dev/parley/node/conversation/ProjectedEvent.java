package dev.parley.node.conversation;

import dev.parley.persistence.conversation.NumberedEvent;
import dev.parley.protocol.conversation.Seq;

/**
 * An event on its way to the tables.
 *
 * @param lastSeq the last message of the conversation when it happened
 */
public record ProjectedEvent(NumberedEvent numbered, Seq lastSeq) {}
