/** Broken copies of the server, by which the checker proves that it can fail. */
@NullMarked
package dev.parley.load.check.mutant;

import org.jspecify.annotations.NullMarked;
