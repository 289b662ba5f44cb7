/** Connections by the hundred thousand: several processes on the generator's side, one command. */
@NullMarked
package dev.parley.load.bench.connections;

import org.jspecify.annotations.NullMarked;
