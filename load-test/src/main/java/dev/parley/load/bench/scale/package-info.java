/** What grows with what: with nodes, with members, with history. Each on clusters of its own. */
@NullMarked
package dev.parley.load.bench.scale;

import org.jspecify.annotations.NullMarked;
