package dev.parley.node.conversation;

import dev.parley.node.delivery.DeliverySettings;
import dev.parley.node.delivery.SessionLocator;
import java.time.Clock;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * What all conversations of a node share. {@code random} must be thread-safe.
 *
 * @param shut whether nothing should be begun, because it could not be written
 */
public record ConversationRuntime(
        ConversationSettings settings,
        DeliverySettings delivery,
        ConversationProjection projection,
        ConversationArchive archive,
        SessionLocator sessions,
        DirectRules directRules,
        BooleanSupplier shut,
        Clock clock,
        RandomGenerator random) {}
