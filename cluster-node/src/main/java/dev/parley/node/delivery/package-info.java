/** How events find the sockets of their readers: routes by lease, one fan-out per node, a router on each node. */
@NullMarked
package dev.parley.node.delivery;

import org.jspecify.annotations.NullMarked;
