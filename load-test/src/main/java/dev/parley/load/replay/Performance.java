package dev.parley.load.replay;

import dev.parley.load.Latencies;
import dev.parley.protocol.conversation.ConversationId;

/**
 * What came of a replay.
 *
 * @param speaking seconds from the first send to the last acceptance
 * @param listening seconds from the first send to the last delivery
 */
record Performance(
        ConversationId group,
        Script script,
        double speaking,
        double listening,
        long deliveries,
        int reconnects,
        Latencies acceptance,
        Latencies delivery,
        Objections objections) {}
