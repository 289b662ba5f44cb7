/** Load on a running Parley, and proof of what it did: {@code parley mint, replay, bench}. */
@NullMarked
package dev.parley.load;

import org.jspecify.annotations.NullMarked;
