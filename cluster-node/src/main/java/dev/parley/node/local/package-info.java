/** A whole Parley on one machine: Cassandra and several nodes, watched over by one process. */
@NullMarked
package dev.parley.node.local;

import org.jspecify.annotations.NullMarked;
