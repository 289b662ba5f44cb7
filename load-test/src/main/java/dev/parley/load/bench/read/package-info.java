/** {@code parley bench read}: what it costs to look at what was said. */
@NullMarked
package dev.parley.load.bench.read;

import org.jspecify.annotations.NullMarked;
