/** Accounts by the thousand. */
@NullMarked
package dev.parley.load.mint;

import org.jspecify.annotations.NullMarked;
