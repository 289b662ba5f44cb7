package dev.parley.node.friend;

/**
 * Whether the lists of the two have room for one more, as their tables said a moment before: changes that are made at
 * the same moment may bring a list over its bound by as many.
 *
 * @param ask in the outgoing requests of the one who asks
 * @param befriend in the friends of both
 */
record Room(boolean ask, boolean befriend) {
    static final Room ENOUGH = new Room(true, true);
}
