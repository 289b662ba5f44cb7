/**
 * Which node has which shard: spread evenly, moved a few at a time, and away from a node that leaves before it goes.
 */
@NullMarked
package dev.parley.node.placement;

import org.jspecify.annotations.NullMarked;
