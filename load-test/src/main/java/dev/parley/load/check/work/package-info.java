/** Who talks in a check, and when: planned by the seed, then done. */
@NullMarked
package dev.parley.load.check.work;

import org.jspecify.annotations.NullMarked;
