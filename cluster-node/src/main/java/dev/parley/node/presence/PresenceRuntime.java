package dev.parley.node.presence;

import java.time.InstantSource;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;

/** What all shards on a node share. {@code nodes}: how many have desks; {@code random} must be thread-safe. */
record PresenceRuntime(
        PresenceSettings settings, LastSeen lastSeen, InstantSource clock, RandomGenerator random, IntSupplier nodes) {}
