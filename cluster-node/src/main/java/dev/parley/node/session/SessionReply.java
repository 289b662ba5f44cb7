package dev.parley.node.session;

import dev.parley.node.ClusterMessage;
import dev.parley.protocol.error.Refusal;
import java.util.List;

/** What a session answers. */
public sealed interface SessionReply extends ClusterMessage {
    record Refused(Refusal refusal) implements SessionReply {}

    /** It is done, and durable. */
    record Noted() implements SessionReply {}

    /** All of the user's conversations, latest activity first. */
    record Conversations(List<InboxEntry> entries) implements SessionReply {}
}
