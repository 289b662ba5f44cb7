/** Network namespaces for the nodes of one machine, and how the network between them is cut. Linux, root, iproute2. */
@NullMarked
package dev.parley.node.local.network;

import org.jspecify.annotations.NullMarked;
