/** Parley and ejabberd side by side: the same work, one after the other, on this machine. */
@NullMarked
package dev.parley.load.bench.peer;

import org.jspecify.annotations.NullMarked;
