package dev.parley.load.replay;

import dev.parley.load.Latencies;
import dev.parley.protocol.conversation.ConversationId;
import java.util.Map;

/**
 * What came of a replay.
 *
 * @param speaking seconds from the first send to the last acceptance
 * @param listening seconds from the first send to the last delivery
 * @param reconnects how often sockets went away, by code and reason
 */
record Performance(
        Attention attention,
        ConversationId group,
        Script script,
        double speaking,
        double listening,
        long deliveries,
        Noticed noticed,
        Map<String, Integer> reconnects,
        Latencies acceptance,
        Latencies delivery,
        Objections objections) {
    double messagesPerSecond() {
        return script.size() / speaking;
    }

    double deliveriesPerSecond() {
        return deliveries / listening;
    }
}
