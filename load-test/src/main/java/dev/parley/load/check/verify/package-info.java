/** From what was seen, and what the server says in the end, to what is wrong: pure. */
@NullMarked
package dev.parley.load.check.verify;

import org.jspecify.annotations.NullMarked;
