/** What a check saw, as it saw it. */
@NullMarked
package dev.parley.load.check.record;

import org.jspecify.annotations.NullMarked;
