/** One node of Parley: its start, its end, and the wiring of everything in it. The only composition root. */
@NullMarked
package dev.parley.node;

import org.jspecify.annotations.NullMarked;
