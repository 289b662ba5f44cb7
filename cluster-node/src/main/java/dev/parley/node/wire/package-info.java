/** How messages between nodes are written. */
@NullMarked
package dev.parley.node.wire;

import org.jspecify.annotations.NullMarked;
