package dev.parley.node.conversation;

import dev.parley.node.delivery.DeliverySettings;
import dev.parley.node.delivery.SessionLocator;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** What all conversations of a node share. {@code random} must be thread-safe. */
public record ConversationRuntime(
        ConversationSettings settings,
        DeliverySettings delivery,
        ConversationProjection projection,
        ConversationArchive archive,
        SessionLocator sessions,
        DirectRules directRules,
        Clock clock,
        RandomGenerator random) {}
