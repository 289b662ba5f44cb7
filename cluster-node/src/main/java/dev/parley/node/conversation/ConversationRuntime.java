package dev.parley.node.conversation;

import dev.parley.node.delivery.DeliverySettings;
import dev.parley.node.delivery.SessionLocator;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * What all conversations of a node share. {@code random} must be thread-safe.
 *
 * @param accepted counts the messages that were written
 * @param shut whether nothing should be begun, because it could not be written
 */
public record ConversationRuntime(
        ConversationSettings settings,
        DeliverySettings delivery,
        ConversationProjection projection,
        ConversationArchive archive,
        SessionLocator sessions,
        DirectRules directRules,
        LongAdder accepted,
        BooleanSupplier shut,
        Clock clock,
        RandomGenerator random) {

    /** How long events are gathered for the tables: spread, so that conversations do not write at the same time. */
    Duration gathering() {
        long longest = settings.projectAfter().toMillis();
        return Duration.ofMillis(longest / 2 + random.nextLong(longest / 2 + 1));
    }
}
